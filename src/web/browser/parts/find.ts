const PAUSE = 150;
const LEAST_LETTERS = 2;

type Item = { href: string; title: string; text: string };

/**
 * `<mc-find data-href="…">` around a search form: what fits so far is listed below the box while one types (combobox with a list box, WAI-ARIA
 * 1.2). Arrow keys choose, Enter goes there, Escape closes; without a choice Enter sends the form as ever.
 */
class Find extends HTMLElement {
  #input: HTMLInputElement | null = null;
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("p");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #chosen = -1;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>("input[type=search]");
    const form = this.querySelector("form");
    if (!input || !form || this.#input) return;
    this.#input = input;
    this.#list.id = "goi-y";
    this.#list.className = "finds";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", "Thủ tục phù hợp");
    this.#list.hidden = true;
    this.#status.className = "vh";
    this.#status.setAttribute("role", "status");
    form.append(this.#list);
    form.append(this.#status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.#list.id);
    this.#close();
    input.addEventListener("input", () => this.#wait());
    input.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.#close();
    });
    // A press must not take the focus from the box before the click arrives.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const text = this.#input?.value.trim() ?? "";
    if (text.length < LEAST_LETTERS) this.#close();
    else this.#timer = setTimeout(() => void this.#ask(text), PAUSE);
  }

  async #ask(text: string): Promise<void> {
    this.#asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.href}?q=${encodeURIComponent(text)}`, { signal: this.#asking.signal });
      if (answer.ok) this.#show(((await answer.json()) as { items: Item[] }).items);
    } catch {
      // Typed on, or the line is broken: the form still works.
    }
  }

  #show(items: readonly Item[]): void {
    if (document.activeElement !== this.#input) return;
    this.#chosen = -1;
    this.#input?.removeAttribute("aria-activedescendant");
    this.#list.replaceChildren(...items.map((item, i) => optionOf(item, i)));
    this.#list.hidden = items.length === 0;
    this.#input?.setAttribute("aria-expanded", String(items.length > 0));
    this.#status.textContent = items.length > 0 ? `Có ${items.length} gợi ý. Dùng phím mũi tên để chọn.` : "Chưa có gợi ý.";
  }

  #close(): void {
    this.#chosen = -1;
    this.#list.hidden = true;
    this.#status.textContent = "";
    this.#input?.setAttribute("aria-expanded", "false");
    this.#input?.removeAttribute("aria-activedescendant");
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || this.#list.hidden) return;
    const count = this.#list.children.length;
    if (event.key === "Escape") this.#close();
    else if (event.key === "ArrowDown") this.#choose((this.#chosen + 1) % count);
    else if (event.key === "ArrowUp") this.#choose(this.#chosen <= 0 ? count - 1 : this.#chosen - 1);
    else if (event.key === "Enter" && this.#chosen >= 0)
      this.#list.children[this.#chosen]?.querySelector<HTMLAnchorElement>("a")?.click();
    else return;
    event.preventDefault();
  }

  #choose(place: number): void {
    this.#chosen = place;
    Array.from(this.#list.children).forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === place));
    });
    const option = this.#list.children[place];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#input?.setAttribute("aria-activedescendant", option.id);
  }
}

function optionOf(item: Item, place: number): HTMLElement {
  const option = document.createElement("li");
  option.id = `goi-y-${place}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const link = document.createElement("a");
  link.href = item.href;
  link.tabIndex = -1;
  const name = document.createElement("b");
  name.textContent = item.title;
  const note = document.createElement("span");
  note.textContent = item.text;
  link.append(name, note);
  option.append(link);
  return option;
}

customElements.define("mc-find", Find);
