import type { Dossier } from "../../../core/dossier/index.ts";
import { type Paper, papersOf } from "../../../features/documents/index.ts";
import { readEvents } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { type Html, html } from "../../ui/index.ts";
import { dayAndTime } from "../words.ts";

/** Papers that are the applicant's; what goes between offices is not among them. The result has a place of its own. */
export const SLIPS = {
  receiptSlip: "tiep-nhan",
  supplementSlip: "bo-sung",
  refusalSlip: "tu-choi",
  extensionLetter: "xin-loi",
  stopNotice: "dung",
  paymentNotice: "nop-tien",
  feeReceipt: "bien-lai",
  refundSlip: "hoan-tien",
  resultReceipt: "bien-nhan",
} as const;
type SlipKind = keyof typeof SLIPS;
/** Of an interlinked filing: what another agency has to say about its part. When it was taken in and handed over is told by the whole. */
const OF_PARTS: readonly SlipKind[] = ["supplementSlip", "refusalSlip", "extensionLetter", "stopNotice", "paymentNotice"];
export const SLIP_KINDS = Object.keys(SLIPS) as SlipKind[];

type Slip = Paper & { kind: SlipKind };
const isSlip = (paper: Paper): paper is Slip => paper.kind in SLIPS && !paper.void;

/**
 * What the office has sent, the newest of several of a kind last; then what agencies have sent that do a part of it.
 * @param children parts of an interlinked filing
 */
export async function slipSection(c: AppContext, dossier: Dossier, children: readonly Dossier[]): Promise<Html | undefined> {
  const own = await slipsOf(c, dossier);
  const parts = await Promise.all(children.map((child) => slipsOf(c, child)));
  const lines = [
    ...own.map((slip) => line(dossier.code, slip)),
    ...children.flatMap(({ code, agencyName }, index) =>
      parts[index]!.filter(({ kind }) => OF_PARTS.includes(kind)).map((slip) => line(code, slip, agencyName)),
    ),
  ];
  return lines.length > 0 ? html`<h2>Giấy tờ cơ quan gửi bạn</h2><ul>${lines}</ul>` : undefined;
}

async function slipsOf(c: AppContext, dossier: Dossier): Promise<Slip[]> {
  return papersOf(dossier, await readEvents(c.var.services, dossier.id)).filter(isSlip);
}

function line(code: string, { kind, version, title, at }: Slip, from?: string): Html {
  const href = `/ho-so/${code}/phieu/${SLIPS[kind]}/${version}`;
  const detail = [from, dayAndTime(at)].filter(Boolean).join(" · ");
  return html`<li><a class="tap" href="${href}">${title} (PDF)</a> <span class="soft">${detail}</span></li>`;
}
