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
  resultReceipt: "bien-nhan",
} as const;
type SlipKind = keyof typeof SLIPS;
export const SLIP_KINDS = Object.keys(SLIPS) as SlipKind[];

type Slip = Paper & { kind: SlipKind };
const isSlip = (paper: Paper): paper is Slip => paper.kind in SLIPS && !paper.void;

/** What the office has sent, the newest of several of a kind last. */
export async function slipSection(c: AppContext, dossier: Dossier): Promise<Html | undefined> {
  const slips = papersOf(dossier, await readEvents(c.var.services, dossier.id)).filter(isSlip);
  if (slips.length === 0) return undefined;
  return html`<h2>Giấy tờ cơ quan gửi bạn</h2><ul>${slips.map((slip) => line(dossier.code, slip))}</ul>`;
}

function line(code: string, { kind, version, title, at }: Slip): Html {
  const href = `/ho-so/${code}/phieu/${SLIPS[kind]}/${version}`;
  return html`<li><a class="tap" href="${href}">${title} (PDF)</a> <span class="soft">${dayAndTime(at)}</span></li>`;
}
