import type { Answer, Browser } from "./browser.ts";

/** Signs a person in through the simulated VNeID, choosing them on its page. @returns the last answer of our program. */
export async function signInPerson(browser: Browser, personalId: string, returnTo = "/"): Promise<Answer> {
  const started = await browser.get(`/dang-nhap/vneid?ve=${encodeURIComponent(returnTo)}`);
  const back = await walkVneid(started.location!, { chon: personalId });
  const url = new URL(back);
  return browser.get(url.pathname + url.search);
}

/** Goes through the pages of the simulated VNeID like a browser. @returns the address it sends the person back to. */
export async function walkVneid(start: string, form: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>();
  const origin = new URL(start).origin;
  let url = start;
  let body: string | undefined;
  for (let step = 0; step < 10; step++) {
    const response = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(body ? { method: "POST", body } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    body = undefined;
    const location = response.headers.get("location");
    if (location) {
      url = new URL(location, url).href;
      if (new URL(url).origin !== origin) return url;
    } else {
      const page = await response.text();
      const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
      if (!action) throw new Error(`VNeID shows no form: ${page.slice(0, 300)}`);
      url = new URL(action, url).href;
      body = new URLSearchParams(form).toString();
    }
  }
  throw new Error("VNeID does not come back.");
}

/** Signs an officer in with password and the code shown in demonstrations; with several posts none is chosen yet. */
export async function signInOfficer(browser: Browser, username: string, password: string): Promise<Answer> {
  await browser.get("/can-bo/dang-nhap");
  await browser.post("/can-bo/dang-nhap", { ten: username, "mat-khau": password });
  const page = await browser.get("/can-bo/dang-nhap/ma");
  const code = /Mã lúc này: <b class="num">(\d{6})</.exec(page.text)?.[1] ?? "";
  return browser.post("/can-bo/dang-nhap/ma", { ma: code });
}
