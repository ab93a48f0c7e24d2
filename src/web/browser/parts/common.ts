/**
 * `<mc-common data-for="id">` with a numbered list: the digit typed into the empty field writes that answer and goes on to the next field. A click does
 * the same. Acts only while the field has the focus; a text that begins with a digit is typed after a space.
 */
class Common extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.dataset.for ?? "");
    const items = [...this.querySelectorAll("li")];
    if (!(field instanceof HTMLInputElement)) return;
    const texts = items.map((item) => item.textContent?.trim() ?? "");
    const write = (index: number): void => {
      field.value = texts[index] ?? "";
      field.closest<HTMLElement & { next?: (from: Element) => void }>("mc-quick")?.next?.(field);
    };
    items.forEach((item, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn plain";
      button.textContent = texts[index] ?? "";
      button.addEventListener("click", () => write(index));
      item.replaceChildren(button);
    });
    field.addEventListener("keydown", (event) => {
      const index = Number(event.key) - 1;
      const selected = field.selectionStart === 0 && field.selectionEnd === field.value.length;
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || index >= texts.length) return;
      if (field.value !== "" && !selected) return;
      event.preventDefault();
      write(index);
    });
  }
}

customElements.define("mc-common", Common);
