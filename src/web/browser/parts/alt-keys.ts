/** `<mc-alt-keys>` around boxes with `data-alt="1"`: Alt and that key ticks the box from anywhere on the page, also while typing; the focus stays. */
class AltKeys extends HTMLElement {
  #press = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const key = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const box = key && this.querySelector<HTMLInputElement>(`input[data-alt="${key}"]`);
    if (!box) return;
    event.preventDefault();
    const details = this.querySelector("details");
    if (details) details.open = true;
    box.checked = !box.checked;
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = `${box.labels?.[0]?.dataset.name ?? ""}: ${box.checked ? "đã ghi" : "đã bỏ"}.`;
  };

  connectedCallback(): void {
    document.addEventListener("keydown", this.#press);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#press);
  }
}

customElements.define("mc-alt-keys", AltKeys);
