/** The invented procedure "tổ hợp tác", which has rows, files and an organisation, in the portal of tests. */
import { randomUUID } from "node:crypto";
import { cooperative } from "../../../core/procedure/fixtures/cooperative.ts";
import { publishRevisions } from "../../../features/catalogue/index.ts";
import type { Browser } from "../../testing/browser.ts";
import { signInPerson } from "../../testing/sign-in.ts";
import { type PortalWeb, portalWeb, TOAN } from "./portal-web.ts";

export const COOPERATIVE = cooperative().code;

export async function cooperativeWeb(): Promise<PortalWeb> {
  const web = await portalWeb();
  await publishRevisions(web.services, [cooperative()]);
  return web;
}

/** Signs in and begins. @returns the address of a page of the draft by its id */
export async function beginCooperative(
  web: PortalWeb,
  person: string = TOAN,
): Promise<{ browser: Browser; draftId: string; at: (page: string) => string }> {
  const browser = web.browser();
  await signInPerson(browser, person);
  await browser.get(`/nop/${COOPERATIVE}/bat-dau`);
  const started = await browser.post(`/nop/${COOPERATIVE}/bat-dau`, { _khoa: randomUUID() });
  const draftId = started.location!.split("/")[2]!;
  return { browser, draftId, at: (page) => `/nop/${draftId}/${page}` };
}

export const member = (row: number, name: string, born = "1990"): Record<string, string> => ({
  [`members.${row}.name`]: name,
  [`members.${row}.born`]: born,
});
export const stay = (row: number, place: string): Record<string, string> => ({
  [`history.${row}.from`]: "2004",
  [`history.${row}.to`]: "2010",
  [`history.${row}.place`]: place,
  [`history.${row}.work`]: "farm",
});

/** Answers of an ordinary case up to the page with the photograph. */
export const UP_TO_PHOTO: Record<string, Record<string, string>> = {
  "ten-to": { groupName: "Bản Bung" },
  "bao-tro": { sponsor: "" },
  "thanh-vien": { members: "2", ...member(1, "Lò Văn Sương"), ...member(2, "Lò Thị Nhình") },
  "qua-trinh": { history: "1", ...stay(1, "Xã Thượng Lâm") },
};
