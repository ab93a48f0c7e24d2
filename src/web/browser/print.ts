/** `<mc-print>`: a button that prints the page; there is none without script, where the browser's own menu does it. */
class Print extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = "In trang này";
    button.addEventListener("click", () => window.print());
    this.replaceChildren(button);
  }
}

customElements.define("mc-print", Print);
