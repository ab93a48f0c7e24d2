/** Keys of the officers' pages: j k x / ? and one letter for each act. A comfort only; can be switched off on the machine (WCAG 2.1.4). */
import { isTyping, keysOn, rememberKeys } from "./parts/keys-on.ts";

const dialog = document.querySelector<HTMLDialogElement>("#phim");
const enabled = document.querySelector<HTMLInputElement>("#phim-bat");

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-row]")];

function move(step: 1 | -1): void {
  const all = rows();
  const here = all.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
  all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + step))]?.focus();
}

function pick(): void {
  const box = document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (box) box.checked = !box.checked;
}

/** A link opens; a button only gets the focus, so that nothing is done by one stray key: Enter does it. */
function reach(key: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset.key?.toLowerCase() === key);
  if (!target) return false;
  // What is folded away cannot take the focus.
  const folded = target.closest("details");
  if (folded) folded.open = true;
  if (target instanceof HTMLAnchorElement) target.click();
  else target.focus();
  return true;
}

const KEYS: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  x: pick,
  "/": () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
  "?": () => dialog?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || dialog?.open) return;
  if (event.key !== "?" && !keysOn()) return;
  const key = event.key.toLowerCase();
  if (!reach(key)) {
    const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    // "k" signs on a page of acts and goes up in a list; an act comes first.
    if (!known) return;
    known();
  }
  event.preventDefault();
});

if (enabled) {
  enabled.checked = keysOn();
  enabled.addEventListener("change", () => rememberKeys(enabled.checked));
}
