/** A browser without script for tests: cookies, redirects by hand, forms. */
export type Page = { url: string; status: number; body: string; headers: Headers };

export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  /** GETs `url` and follows redirects until a page comes, or an address that begins with `stop` (which is not asked). */
  async follow(url: string, stop: string): Promise<Page> {
    return this.#go(url, stop, undefined);
  }

  /** Sends the first form of the page with its hidden fields and `fill`. */
  async submit(page: Page, fill: Record<string, string>, stop: string): Promise<Page> {
    const form = /<form[^>]*action="([^"]*)"[\s\S]*?<\/form>/.exec(page.body);
    if (!form) throw new Error("no form on the page");
    const values = new URLSearchParams();
    for (const [, name, value] of form[0].matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
      values.set(name!, value!);
    for (const [name, value] of Object.entries(fill)) values.set(name, value);
    return this.#go(new URL(form[1]!, page.url).href, stop, values);
  }

  async #go(url: string, stop: string, form: URLSearchParams | undefined): Promise<Page> {
    let [at, body] = [url, form];
    for (let step = 0; step < 10; step++) {
      const { pathname } = new URL(at);
      const cookie = [...this.#cookies].filter(([, c]) => pathname.startsWith(c.path)).map(([name, c]) => `${name}=${c.value}`);
      const answer = await fetch(at, {
        method: body ? "POST" : "GET",
        body,
        redirect: "manual",
        headers: { cookie: cookie.join("; "), accept: "text/html" },
      });
      for (const line of answer.headers.getSetCookie()) this.#keep(line);
      const location = answer.headers.get("location");
      if (!location) return { url: at, status: answer.status, body: await answer.text(), headers: answer.headers };
      at = new URL(location, at).href;
      body = undefined;
      if (new URL(at).pathname === new URL(stop).pathname && !at.includes("/vneid/auth"))
        return { url: at, status: 0, body: "", headers: answer.headers };
    }
    throw new Error("too many redirects");
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path: /path=([^;]+)/i.exec(line)?.[1] ?? "/" });
  }
}
