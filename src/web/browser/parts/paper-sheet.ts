import { type Drawn, openPdf, openPhoto } from "./open-pdf.ts";

const SMALLEST = 0.5;
const LARGEST = 4;

/**
 * `<mc-sheet data-kind="pdf|photo" data-href data-name data-lib>`: one paper, drawn when it comes into sight. What cannot be drawn says so and can
 * be left to the browser itself.
 */
export class PaperSheet extends HTMLElement {
  #paper: Drawn | undefined;
  #page = 1;
  #scale = 1;
  #turned = 0;
  readonly #canvas = document.createElement("canvas");
  readonly #frame = document.createElement("div");
  readonly #place = document.createElement("span");
  #turners: HTMLButtonElement[] = [];

  connectedCallback(): void {
    const near = (entries: IntersectionObserverEntry[]): void => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      void this.#open();
    };
    const seen = new IntersectionObserver(near, { rootMargin: "800px" });
    seen.observe(this);
  }

  async #open(): Promise<void> {
    const href = this.dataset.href ?? "";
    this.append(this.#waiting());
    try {
      this.#paper = this.dataset.kind === "pdf" ? await openPdf(href, this.dataset.lib ?? "") : await openPhoto(href);
      this.#build();
      await this.#draw();
    } catch {
      this.#plain();
    }
  }

  #waiting(): HTMLElement {
    const line = document.createElement("p");
    line.className = "soft";
    line.setAttribute("role", "status");
    line.textContent = "Đang mở giấy tờ…";
    return line;
  }

  #build(): void {
    const bar = document.createElement("div");
    bar.className = "sheet-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Xem ${this.dataset.name ?? "giấy tờ"}`);
    if (this.dataset.kind === "pdf") {
      const back = this.#button("‹ Trang trước", () => this.turn(-1));
      const on = this.#button("Trang sau ›", () => this.turn(1));
      this.#turners = [back, on];
      this.#place.className = "num";
      this.#place.setAttribute("aria-live", "polite");
      bar.append(back, this.#place, on);
    }
    bar.append(
      this.#button("−", () => this.zoom(0.8), "Thu nhỏ"),
      this.#button("+", () => this.zoom(1.25), "Phóng to"),
      this.#button("Vừa khung", () => this.fit()),
      this.#button("Xoay 90°", () => this.rotate()),
    );
    this.#frame.className = "sheet-frame";
    this.#frame.tabIndex = 0;
    this.#frame.setAttribute("role", "region");
    this.#frame.setAttribute("aria-label", this.dataset.name ?? "Giấy tờ");
    this.#canvas.setAttribute("role", "img");
    this.#frame.append(this.#canvas);
    this.replaceChildren(bar, this.#frame);
    new ResizeObserver(() => void this.#draw()).observe(this);
  }

  #button(text: string, act: () => void, label?: string): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = text;
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  #drawn = "";
  async #draw(): Promise<void> {
    const width = Math.floor(this.#frame.clientWidth * this.#scale);
    const how = { page: this.#page, width, turned: this.#turned };
    if (!this.#paper || width <= 0 || this.#drawn === JSON.stringify(how)) return;
    this.#drawn = JSON.stringify(how);
    this.#canvas.style.width = `${width}px`;
    const pages = this.#paper.pages;
    this.#place.textContent = `Trang ${this.#page}/${pages}`;
    this.#canvas.setAttribute("aria-label", `${this.dataset.name ?? ""}, trang ${this.#page} trên ${pages}`);
    this.#turners[0]?.setAttribute("aria-disabled", String(this.#page <= 1));
    this.#turners[1]?.setAttribute("aria-disabled", String(this.#page >= pages));
    this.dataset.drawn = "";
    await this.#paper.draw(this.#canvas, how);
    this.dataset.drawn = `${this.#page}/${pages}`;
  }

  /**
   * It cannot be drawn here: a word and a way on. The browser's own view takes the keyboard as soon as it is there, so it comes only when it is
   * asked for.
   */
  #plain(): void {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = `Chưa hiện được ${this.dataset.name ?? "giấy tờ"}: tệp có thể hỏng, có mật khẩu, hoặc trình duyệt quá cũ.`;
    this.replaceChildren(line);
    this.dataset.failed = "";
    if (this.dataset.kind === "pdf") this.append(this.#button("Thử bằng trình xem của trình duyệt", () => this.#browsers()));
  }

  #browsers(): void {
    const view = document.createElement("object");
    view.className = "paper";
    view.type = "application/pdf";
    view.title = `${this.dataset.name ?? ""} (PDF)`;
    view.data = `${this.dataset.href ?? ""}#navpanes=0&view=FitH`;
    this.replaceChildren(view);
  }

  /** @returns whether there is such a page */
  turn(step: 1 | -1): boolean {
    const next = this.#page + step;
    if (!this.#paper || next < 1 || next > this.#paper.pages) return false;
    this.#page = next;
    this.#frame.scrollTop = 0;
    void this.#draw();
    return true;
  }

  zoom(by: number): void {
    this.#scale = Math.min(LARGEST, Math.max(SMALLEST, this.#scale * by));
    void this.#draw();
  }

  fit(): void {
    this.#scale = 1;
    void this.#draw();
  }

  rotate(): void {
    this.#turned = (this.#turned + 90) % 360;
    void this.#draw();
  }
}
