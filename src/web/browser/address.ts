type Communes = { name: string; communes: string[][] };

/**
 * `<mc-address>`: two lists, a province and its communes. Choosing a province fills the second list at once; without script, or when the
 * list cannot be fetched, the button between them does it.
 */
class Address extends HTMLElement {
  #shown = "";

  connectedCallback(): void {
    const lists = this.querySelectorAll("select");
    const province = lists[0];
    const commune = lists[1];
    if (!province || !commune) return;
    this.#shown = province.value;
    // Enter in a line of text presses the first button of a form, so this one has to go, not to hide.
    const way = this.querySelector(".choose");
    way?.remove();
    const fill = () => void this.#fill(province, commune, way);
    province.addEventListener("change", fill);
    // A browser that comes back to the page may choose another province again by itself.
    addEventListener("pageshow", () => {
      if (province.value !== this.#shown) fill();
    });
  }

  async #fill(province: HTMLSelectElement, commune: HTMLSelectElement, way: Element | null): Promise<void> {
    const code = province.value;
    try {
      const answer = await fetch(`/don-vi/${code}.json`, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const list = (await answer.json()) as Communes;
      if (province.value !== code) return;
      const options = list.communes.map((one) => new Option(one[1], one[0]));
      commune.replaceChildren(new Option("Chọn xã, phường", ""), ...options);
      this.#shown = code;
      this.#say(`Đã có danh sách ${options.length} xã, phường của ${list.name}.`);
    } catch {
      if (way) commune.closest(".field")?.before(way);
      this.#say("Chưa tải được danh sách xã, phường. Hãy bấm “Chọn xã, phường”.", true);
    }
  }

  /** Who sees the list needs no word that it is there. */
  #say(word: string, seen = false): void {
    const line = this.querySelector(".said");
    if (!line) return;
    line.textContent = word;
    line.classList.toggle("vh", !seen);
  }
}

customElements.define("mc-address", Address);
