/**
 * `<mc-forget data-home data-idle data-warning>`: a machine in a hall. After `idle` seconds without a touch or a key it asks whether somebody is
 * still there; `warning` seconds later it goes back to its first screen and keeps nothing of this one. Without script the page reloads by itself.
 */
class Forget extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dialog = document.createElement("dialog");
  #left = 0;

  connectedCallback(): void {
    this.#dialog.className = "hall-warning";
    this.#dialog.setAttribute("aria-labelledby", "con-do");
    this.append(this.#dialog);
    this.#dialog.addEventListener("close", () => this.#rest());
    for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => this.#rest());
    this.#rest();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #rest(): void {
    if (this.#dialog.open) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#warn(), Number(this.dataset.idle) * 1000);
  }

  #warn(): void {
    this.#left = Number(this.dataset.warning);
    const title = document.createElement("h2");
    title.id = "con-do";
    title.textContent = "Bạn còn ở đây không?";
    const count = document.createElement("p");
    const stay = document.createElement("button");
    stay.className = "hall-choice main";
    stay.textContent = "Tôi cần thêm thời gian";
    stay.addEventListener("click", () => this.#dialog.close());
    this.#dialog.replaceChildren(title, count, stay);
    this.#dialog.showModal();
    this.#count(count);
  }

  #count(line: HTMLElement): void {
    if (!this.#dialog.open) return;
    if (this.#left <= 0) {
      location.replace(this.dataset.home ?? "/");
      return;
    }
    line.textContent = `Sau ${this.#left} giây màn hình về trang đầu.`;
    this.#left -= 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#count(line), 1000);
  }
}

customElements.define("mc-forget", Forget);

export {};
