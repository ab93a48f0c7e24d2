/**
 * Keeps what is half typed in `<textarea data-keep="name">` while other forms and links of the page are used, in this tab only, and puts it back when
 * the page comes again. It is kept until the page shows what was sent: an element whose `data-taken` is the key (`_khoa`) of the form that was sent.
 * What could not be sent comes back too. Without script the page says that it must be sent first.
 */
type Draft = { text: string; key?: string };

const PREFIX = "motcua.go-do.";

function draftOf(name: string): Draft | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(name: string, draft: Draft | undefined): void {
  try {
    if (draft && draft.text.trim() !== "") sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
    else sessionStorage.removeItem(PREFIX + name);
  } catch {
    // A browser that keeps nothing has at least what is on the page.
  }
}

const plain = (text: string | null | undefined): string => (text ?? "").normalize("NFC").replace(/\r\n?/g, "\n").trim();

/** The words too: who goes back to an old page and writes another text there sends it under a key that is used up. */
const isTaken = (draft: Draft): boolean =>
  draft.key !== undefined &&
  [...document.querySelectorAll<HTMLElement>("[data-taken]")].some(
    (one) => one.dataset.taken === draft.key && plain(one.querySelector(".words")?.textContent) === plain(draft.text),
  );

/** @returns whether the field now holds what was typed before the page was left */
function guard(field: HTMLTextAreaElement): boolean {
  const name = field.dataset.keep ?? "";
  field.addEventListener("input", () => keep(name, { text: field.value }));
  field.form?.addEventListener("submit", () => {
    const key = field.form?.querySelector<HTMLInputElement>("input[name=_khoa]")?.value;
    keep(name, { text: field.value, ...(key && { key }) });
  });
  // What the server sends back was refused and is newer than what was kept.
  if (field.defaultValue !== "") {
    keep(name, { text: field.defaultValue });
    return false;
  }
  const draft = draftOf(name);
  if (!draft) return false;
  if (isTaken(draft)) {
    keep(name, undefined);
    return false;
  }
  if (field.value === "") field.value = draft.text;
  return true;
}

/** Says at the top what lies further down, so that nobody takes it for sent. */
function tell(fields: readonly HTMLTextAreaElement[]): void {
  const main = document.querySelector("main");
  if (!main || fields.length === 0) return;
  const box = document.createElement("div");
  box.className = "notice soon";
  box.setAttribute("role", "status");
  for (const field of fields) {
    const line = document.createElement("p");
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = "Xem và gửi";
    line.append(`Ô “${field.labels[0]?.textContent ?? ""}” còn chữ gõ dở, chưa gửi. `, link);
    box.append(line);
  }
  const bar = main.querySelector(":scope > .bar");
  if (bar) bar.after(box);
  else main.prepend(box);
}

tell([...document.querySelectorAll<HTMLTextAreaElement>("textarea[data-keep]")].filter(guard));
