import type { App } from "../context.ts";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const decode = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);

export type Answer = { status: number; text: string; headers: Headers; location: string | undefined };
export type Browser = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form as a browser does: with Origin and the token of the page last seen, unless `fields` gives another. */
  post: (path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form with files, token and all, as it was filled in. */
  upload: (path: string, form: FormData) => Promise<Answer>;
  /** GETs on to where an answer leads, within the app. */
  follow: (answer: Answer) => Promise<Answer>;
  cookies: Map<string, string>;
  /** Hidden fields and values of the page last seen. */
  fields: () => Record<string, string>;
};

/** A browser without script for tests: keeps cookies, sends forms. */
export function createBrowser(app: App, baseUrl: string): Browser {
  const cookies = new Map<string, string>();
  let last = "";

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set("host", new URL(baseUrl).host);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await app.request(new URL(path, baseUrl).href, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    const text = await response.text();
    if (response.headers.get("content-type")?.startsWith("text/html")) last = text;
    return { status: response.status, text, headers: response.headers, location: response.headers.get("location") ?? undefined };
  }

  const browser: Browser = {
    cookies,
    fields: () => fieldsOf(last),
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams();
      const token = fieldsOf(last)._csrf;
      if (token !== undefined && !("_csrf" in fields)) body.append("_csrf", token);
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
      const type = { "content-type": "application/x-www-form-urlencoded", origin: new URL(baseUrl).origin };
      return send(path, { method: "POST", body: body.toString(), headers: { ...type, ...headers } });
    },
    upload: (path, form) => send(path, { method: "POST", body: form, headers: { origin: new URL(baseUrl).origin } }),
    follow: (answer) => {
      const url = new URL(answer.location ?? "/", baseUrl);
      return browser.get(url.pathname + url.search);
    },
  };
  return browser;
}

function fieldsOf(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) found[decode(name)] = decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  return found;
}
