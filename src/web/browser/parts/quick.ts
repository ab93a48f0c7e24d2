type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * `<mc-quick data-first="name">` around the fields of a clerk's form: the first field that is still empty has the focus, what stands in a field is
 * selected so that typing replaces it, and Enter goes on to the next field that needs something; after the last one it presses the main button.
 * Tab works as everywhere. With `data-first` only the focus is set. Without script Enter sends the form. A field with `data-send="id"` that is not
 * empty presses that button. The line of an ID card that a scanner types twice, or into a field of something else, does not stay there. Two different
 * cards in one field do: `data-save="id"` is the button by which the server says so.
 */
class Quick extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("focusin", (event) => {
      const target = event.target;
      if (target instanceof HTMLInputElement && isLine(target)) target.select();
    });
    this.addEventListener("keydown", (event) => {
      const target = event.target;
      if (event.key !== "Enter" || event.ctrlKey || event.isComposing || !(target instanceof HTMLInputElement)) return;
      if (this.dataset.first !== undefined || target.type === "file") return;
      event.preventDefault();
      if (isStrayCard(target) && target.inputMode === "numeric" && numbersIn(target.value) > 1) {
        // Nobody knows which of two cards is meant: they stay, and the server says so.
        const save = document.getElementById(this.dataset.save ?? "");
        if (save instanceof HTMLButtonElement) target.form?.requestSubmit(save);
        return;
      }
      if (isStrayCard(target)) {
        // Of a number only the number is wanted; a name or a place is not a card at all.
        target.value = target.inputMode === "numeric" ? target.value.slice(0, 12) : "";
        if (target.value === "") return;
      }
      const send = target.value.trim() !== "" && document.getElementById(target.dataset.send ?? "");
      if (send instanceof HTMLButtonElement) target.form?.requestSubmit(send);
      else this.next(target);
    });
    if (document.querySelector(".errors[role=alert], [autofocus]")) return;
    const stops = this.#stops();
    const first = this.dataset.first;
    const start = first ? stops.find((stop) => stop.name === first) : (stops.find(isEmpty) ?? stops[0]);
    start?.focus();
  }

  /** To the field after this one, in the order of the page. */
  next(from: Element): void {
    const after = this.#stops().find((stop) => follows(from, stop) && !sameGroup(from, stop));
    if (after) {
      after.focus();
      return;
    }
    const form = this.closest("form");
    const send = form?.querySelector<HTMLButtonElement>("button[name=_nhan]:not(.first)");
    form?.requestSubmit(send ?? undefined);
  }

  /** What needs something: lines of text, lists, and the first of a group of radios in which none is chosen. */
  #stops(): Control[] {
    const all = this.querySelectorAll<Control>("input, select, textarea");
    return [...all].filter((one) => {
      if (one.closest("[data-skip]") || one.type === "hidden" || one.type === "file" || one.offsetParent === null) return false;
      if (one instanceof HTMLInputElement && one.type === "radio") return isFirstOpenRadio(one);
      return !(one instanceof HTMLInputElement && one.type === "checkbox" && one.checked);
    });
  }
}

/** The line of a card in a field that is not for cards. */
const isStrayCard = (input: HTMLInputElement): boolean => input.dataset.send === undefined && /^\d{12}\|.*\|/.test(input.value);
/** How many different numbers of cards stand in a scanned line. */
const numbersIn = (line: string): number => new Set(line.match(/\d{12}(?=\|)/g)).size;
const isLine = (input: HTMLInputElement): boolean => ["text", "tel", "email"].includes(input.type);
const isEmpty = (one: Control): boolean => one.type === "radio" || one.value === "";
const follows = (from: Element, to: Element): boolean =>
  Boolean(from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING);
const sameGroup = (from: Element, to: Element): boolean =>
  from instanceof HTMLInputElement && from.type === "radio" && to instanceof HTMLInputElement && to.name === from.name;

function isFirstOpenRadio(one: HTMLInputElement): boolean {
  const radios = one.form?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [];
  const group = [...radios].filter((radio) => radio.name === one.name);
  return group[0] === one && !group.some((radio) => radio.checked);
}

customElements.define("mc-quick", Quick);
