/** The officers' desk with a real database, the invented library and signed-in officers. For tests. */
import type { Filing } from "../../../core/dossier/index.ts";
import { vn } from "../../../core/dossier/testing/library-card.ts";
import { openLibrary } from "../../../features/dossiers/testing/library.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../../features/identity/index.ts";
import { fixedClock } from "../../../platform/clock.ts";
import type { Browser } from "../../testing/browser.ts";
import { signInOfficer } from "../../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

export const HOME = "/ban-lam-viec";
/** Ends of the accounts' names at the second agency. */
export const ELSEWHERE = ".3013";

export type DeskWeb = TestWeb & {
  filing: Filing;
  /** Sets the clock, in Vietnamese time. */
  at: (local: string) => void;
  /** A browser in which this account is signed in; `role` picks one of several posts, e.g. "Một cửa". */
  officer: (username: string, role?: string) => Promise<Browser>;
};

export async function deskWeb(options: { env?: Record<string, string> } = {}): Promise<DeskWeb> {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  const web = await testWeb({ clock, ...options });
  const { filing } = await openLibrary(web.services);
  await seedOfficers(web.services, { agencyIds: ["H60.30.12", "H60.30.13"], controllerAgencyId: "H60" });
  const signedIn = new Map<string, Promise<Browser>>();
  return {
    ...web,
    filing,
    at: (local) => clock.set(vn(local).toString()),
    officer: (username, role) => {
      const key = `${username} ${role ?? ""}`;
      const known = signedIn.get(key) ?? signIn(web.browser(), username, role);
      signedIn.set(key, known);
      return known;
    },
  };
}

/** Signs an account in, and picks one of its posts when `role` is given. */
export async function signIn(browser: Browser, username: string, role?: string): Promise<Browser> {
  await signInOfficer(browser, username, DEMO_PASSWORD);
  if (role) {
    const page = await browser.get("/can-bo/vai-tro");
    const posts = [...page.text.matchAll(/<input[^>]*name="vai"[^>]*value="([^"]+)"[^>]*>\s*<span>([^<]*)/g)];
    const post = posts.find(([, , label]) => label?.startsWith(role));
    await browser.post("/can-bo/vai-tro", { vai: post?.[1] ?? "" });
  }
  return browser;
}

/** Address of the page of a dossier. */
export const pathOf = ({ code }: { code: string }): string => `${HOME}/ho-so/${code}`;

/** Hidden fields of the form that is sent to an address ending so: token, key, version. */
export function hiddenOf(text: string, actionEnd: string): Record<string, string> {
  const form = text.split("<form").find((part) => part.slice(0, part.indexOf(">")).includes(`${actionEnd}"`)) ?? "";
  const inputs = form.slice(0, form.indexOf("</form>")).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}
