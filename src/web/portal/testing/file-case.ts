import { randomUUID } from "node:crypto";
import { type CaseFile, dong } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { PDF } from "../../../features/filing/testing/files.ts";
import type { Browser } from "../../testing/browser.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { answerPage } from "./answer-page.ts";
import { signInRequester } from "./case-person.ts";
import { type PortalWeb, sendFiles } from "./portal-web.ts";

export type FiledCase = {
  browser: Browser;
  code: string;
  /** Pages that were answered and papers that were asked, in the order of the walk. */
  pages: string[];
  papers: string[];
  /** The page on which everything is checked, and the receipt, as people read them. */
  check: string;
  receipt: string;
};

/** The commune where the officers of tests work. */
const COMMUNE = "H60.30.12";

/** Sees each page before it is answered, with the browser that is signed in. */
export type Look = (path: string, browser: Browser) => Promise<void>;

/** Walks through a procedure in the web as a case answers it, sends a file for every paper that must be there, and hands it in. */
export async function fileCase(web: PortalWeb, revision: Revision, file: CaseFile, look?: Look): Promise<FiledCase> {
  const browser = await signInRequester(web, file);
  await browser.get(`/nop/${revision.code}/bat-dau`);
  const started = await browser.post(`/nop/${revision.code}/bat-dau`, { _khoa: randomUUID() });
  const walked = { pages: [] as string[], papers: [] as string[] };
  let at = started.location!;
  for (;;) {
    // Of two questions about a person the later one counts.
    web.clock.set(web.clock.now().add({ seconds: 1 }).toString());
    const [, , , stop = "", paperId = ""] = at.split("?")[0]!.split("/");
    if (stop === "kiem-tra") break;
    const known = stop === "giay-to" ? walked.papers : walked.pages;
    const id = stop === "giay-to" ? paperId : stop;
    // A number, no, the other number, yes.
    if (known.slice(-4).every((one) => one === id) && known.length > 3)
      throw new Error(`${revision.code}: the page ${id} comes back again and again`);
    known.push(id);
    await look?.(at, browser);
    if (stop === "giay-to") at = await handInPaper(web, browser, at, revision, paperId, file);
    else if (stop === "noi-nop") at = await chooseOffice(browser, at);
    else {
      const page = revision.pages.find((one) => one.id === stop);
      if (!page) throw new Error(`${revision.code} leads to ${at}`);
      at = await answerPage({ web, browser, file, page, path: at });
    }
  }
  await look?.(at, browser);
  const check = await browser.get(at);
  const sent = await browser.post(at, pageForm(check.text, at).sent);
  if (!/\/da-nop$/.test(sent.location ?? ""))
    throw new Error(`${revision.code} is not taken: ${plainText(sent.text).slice(0, 700)}`);
  await look?.(sent.location!, browser);
  const receipt = await browser.get(sent.location!);
  return {
    browser,
    code: sent.location!.split("/")[2]!,
    pages: [...new Set(walked.pages)],
    papers: walked.papers,
    check: plainText(check.text),
    receipt: plainText(receipt.text),
  };
}

async function chooseOffice(browser: Browser, path: string): Promise<string> {
  const form = pageForm((await browser.get(path)).text, path);
  const offices = [...(form.offers.get("co-quan") ?? [])].filter(Boolean);
  const office = offices.includes(COMMUNE) ? COMMUNE : offices[0];
  return (await browser.post(path, { ...form.sent, "co-quan": office ?? "" })).location!;
}

async function handInPaper(
  web: PortalWeb,
  browser: Browser,
  path: string,
  revision: Revision,
  id: string,
  file: CaseFile,
): Promise<string> {
  const form = pageForm((await browser.get(path)).text, path);
  const required = revision.papers.find((paper) => paper.id === id)?.required;
  const sends = required || file.filed.includes(id);
  const sent = await sendFiles(web, browser, path, {
    ...(form.sent as Record<string, string>),
    ...(sends && { tep: new File([PDF], `${id}.pdf`) }),
  });
  if (sent.status !== 303)
    throw new Error(`${revision.code} does not take the paper ${id}: ${plainText(sent.text).slice(0, 700)}`);
  return sent.location!;
}

/** What the check page says of a fee. */
export const feeWords = (fee: number): RegExp =>
  fee === 0
    ? /Miễn phí\. Bạn không phải trả khoản nào\.|Tổng cộng [^T]*\b0 đ/
    : new RegExp(`Tổng cộng (?:[\\d.]+ đ )?${dong(fee).replace(/\s/g, " ").replaceAll(".", "\\.")}`);
