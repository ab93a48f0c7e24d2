/**
 * Papers inside the page: `<mc-sheet>` shows a PDF page by page, or a photograph, with buttons to turn, zoom and rotate; keys for whichever paper is
 * looked at. PDF.js is fetched only when a PDF comes into sight. Without script the page has links and the browser's own view.
 */
import { isTyping, keysOn } from "./parts/keys-on.ts";
import { PaperSheet } from "./parts/paper-sheet.ts";
import { stepPaper } from "./parts/step-paper.ts";

customElements.define("mc-sheet", PaperSheet);

/** The paper that is meant by a key: the one with the focus, else the first that is open and shown. */
function sheetInView(): PaperSheet | undefined {
  const all = [...document.querySelectorAll<PaperSheet>("mc-sheet")].filter((sheet) => sheet.offsetParent !== null);
  return (
    all.find((sheet) => sheet.contains(document.activeElement) || sheet.closest("details")?.contains(document.activeElement)) ??
    all[0]
  );
}

const KEYS: Record<string, (sheet: PaperSheet) => void> = {
  "+": (sheet) => sheet.zoom(1.25),
  "=": (sheet) => sheet.zoom(1.25),
  "-": (sheet) => sheet.zoom(0.8),
  "8": (sheet) => sheet.fit(),
  "9": (sheet) => sheet.rotate(),
};

document.addEventListener("keydown", (event) => {
  const key = event.key;
  const target = event.target;
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(target);
  if (busy || document.querySelector("dialog[open]")) return;
  const arrows = key === "ArrowLeft" || key === "ArrowRight";
  // Arrows choose within radio buttons, and move a paper that is larger than its frame.
  if (arrows && (target instanceof HTMLInputElement || event.shiftKey)) return;
  if (!arrows && !keysOn()) return;
  if (key === "," || key === ".") {
    if (stepPaper(key === "." ? 1 : -1)) event.preventDefault();
    return;
  }
  const sheet = sheetInView();
  if (!sheet) return;
  if (arrows) {
    if (sheet.turn(key === "ArrowRight" ? 1 : -1)) event.preventDefault();
    return;
  }
  const act = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!act) return;
  act(sheet);
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-paper]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const paper = document.getElementById(link.dataset.paper ?? "");
  if (!(paper instanceof HTMLDetailsElement)) return;
  event.preventDefault();
  stepPaper(0, paper);
});
