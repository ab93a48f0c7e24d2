import { Client } from "undici";
import type { Citizen } from "./complete-drafts.ts";

export type Answer = { status: number; location: string; text: string; headers: Record<string, string | string[] | undefined> };

/** What a citizen's browser keeps of the page before the last button. */
export type Sending = { draftId: string; cookie: string; form: string };

/** One browser's connection to the portal, kept alive; one request at a time. No cookie jar: each request says whose it is. */
export function portalClient(url: string) {
  const client = new Client(url, { pipelining: 1, keepAliveTimeout: 60_000 });
  const send = async (method: "GET" | "POST", path: string, cookie: string, form?: string): Promise<Answer> => {
    const headers = {
      cookie,
      accept: "text/html",
      ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded", origin: url }),
    };
    const reply = await client.request({ method, path, headers, ...(form !== undefined && { body: form }) });
    const { statusCode: status, headers: given } = reply;
    return { status, location: String(given.location ?? ""), text: await reply.body.text(), headers: given };
  };
  return {
    get: (path: string, cookie = "") => send("GET", path, cookie),
    post: (path: string, cookie: string, form: string) => send("POST", path, cookie, form),
    close: () => client.destroy(),
  };
}

export type PortalClient = ReturnType<typeof portalClient>;

export const cookieOf = (citizen: Pick<Citizen, "token">): string => `mc_dan=${citizen.token}`;

/** Hidden fields of the form on a page that posts to this address. */
export function hiddenFields(page: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, "s").exec(page)?.[1];
  if (form === undefined) throw new Error(`no form for ${action} on the page: ${page.slice(0, 500)}`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries(Array.from(inputs, ([, name, value]) => [name!, value!]));
}

/** Opens the page where everything is checked, as a browser would, and keeps what its form would send. */
export async function readyToSend(client: PortalClient, citizen: Citizen, draftId: string): Promise<Sending> {
  const path = `/nop/${draftId}/kiem-tra`;
  const cookie = cookieOf(citizen);
  const page = await client.get(path, cookie);
  if (page.status !== 200) throw new Error(`${path} answered ${page.status} ${page.location}`);
  return { draftId, cookie, form: new URLSearchParams(hiddenFields(page.text, path)).toString() };
}

/** Hands a dossier in. @returns its code, or the status when it was not filed */
export async function handIn(client: PortalClient, sending: Sending): Promise<{ code: string } | { status: number }> {
  const answer = await client.post(`/nop/${sending.draftId}/kiem-tra`, sending.cookie, sending.form);
  const code = /^\/ho-so\/([^/]+)\/da-nop$/.exec(answer.location)?.[1];
  return answer.status === 303 && code ? { code } : { status: answer.status };
}
