const FIRST = 2000;
const SLOWEST = 20_000;

/**
 * `<mc-poll data-href="…">`: a part of a page that waits for something. It is fetched again, ever more seldom, and replaced by the
 * element of the same id in the answer; it stops when that answer holds no `mc-poll` of this id any more. `data-every`: milliseconds between looks,
 * always the same, where somebody stands and waits.
 */
class Poll extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#wait(Number(this.dataset.every) || FIRST);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #wait(delay: number): void {
    this.#timer = setTimeout(() => void this.#look(Number(this.dataset.every) || Math.min(delay * 1.5, SLOWEST)), delay);
  }

  async #look(next: number): Promise<void> {
    // What somebody is at with the keyboard is not pulled away from under them.
    if (document.hidden || this.contains(document.activeElement)) return this.#wait(next);
    try {
      const answer = await fetch(this.dataset.href ?? location.href, { headers: { accept: "text/html" } });
      // A part of a page asks nobody to sign in: whoever looks at it should know that it stands still.
      if (answer.redirected && new URL(answer.url).pathname.endsWith("/dang-nhap")) return tellEnded();
      if (answer.redirected) return this.#wait(next);
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(this.id);
      if (!fresh) return this.#wait(next);
      if (!(fresh.localName === "mc-poll")) return this.replaceWith(document.importNode(fresh, true));
      if (fresh.innerHTML !== this.innerHTML) this.innerHTML = fresh.innerHTML;
    } catch {
      // The line is broken: what is shown stays, and we ask again later.
    }
    this.#wait(next);
  }
}

/** Says once that the session has ended; what is typed can be sent all the same and is kept over the sign-in. */
function tellEnded(): void {
  const main = document.querySelector("main");
  if (!main || document.querySelector("#het-phien")) return;
  const box = document.createElement("div");
  box.id = "het-phien";
  box.className = "notice soon";
  box.setAttribute("role", "status");
  const line = document.createElement("p");
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = "Đăng nhập lại";
  line.append(
    "Phiên làm việc đã hết nên trang này không tự cập nhật nữa. Đang gõ dở thì cứ gửi: chữ đã gõ được giữ lại. ",
    again,
  );
  box.append(line);
  main.prepend(box);
}

customElements.define("mc-poll", Poll);
