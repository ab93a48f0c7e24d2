const STORE = "motcua.phim-tat";

/** Keys of one letter are in use on this machine; they can be switched off (WCAG 2.1.4). */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== "tat";
  } catch {
    return true;
  }
}

export function rememberKeys(on: boolean): void {
  try {
    localStorage.setItem(STORE, on ? "bat" : "tat");
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
}

/** What is pressed there is text, or a choice of a list. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "submit"].includes(target.type))
  );
}
