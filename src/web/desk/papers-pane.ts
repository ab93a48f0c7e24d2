import { type Dossier, type FiledPaper, givenText } from "../../core/dossier/index.ts";
import { isOpen, MANDATE_STATE_NAMES, mandateText } from "../../core/mandate/index.ts";
import type { DeskDossier, Officer } from "../../features/desk/index.ts";
import { evidenceText } from "../mandates/words.ts";
import { type Html, html, notice, pane, tag } from "../ui/index.ts";
import { paperDifference } from "./difference.ts";
import { dossierPath, filePath, paperPath } from "./paths.ts";
import { pdfObject, photo } from "./pdf-object.ts";
import { insteadOf } from "./timeline.ts";
import { PAPERS, shortMoment } from "./words.ts";

/** Papers as they were handed in, the first one open; above them the result, once there is one to look at. */
export function papersPane(desk: DeskDossier, actor: Officer, chosen?: number): Html {
  const { dossier } = desk;
  const result = resultOf(dossier, actor);
  const scanned = dossier.papers.filter(({ file }) => file);
  const open = chosen ?? (result ? -1 : 0);
  const papers = dossier.papers.map((paper) =>
    filed(dossier, paper, { place: scanned.indexOf(paper), of: scanned.length, open }),
  );
  const body = html`${representativeOf(desk)}${result}${papers}${fromRegisters(desk)}`;
  return pane({ title: dossier.papers.length > 0 ? `Giấy tờ (${dossier.papers.length})` : "Giấy tờ", body });
}

/** Who filed for the applicant, by what right, and the paper to look at. */
function representativeOf({ dossier, mandate }: DeskDossier): Html | undefined {
  const { representative, applicant } = dossier;
  if (!representative) return undefined;
  const paper = mandate?.evidence.file;
  const ended =
    mandate && !isOpen(mandate) ? html` ${tag({ tone: "late", text: MANDATE_STATE_NAMES[mandate.state] })}` : undefined;
  const pledge =
    representative.pledged &&
    notice({
      tone: "soon",
      title: "Quan hệ chưa được xác nhận",
      body: "Người nộp tự cam đoan. Hãy đối chiếu giấy tờ trước khi tiếp nhận.",
    });
  return html`<h3>Người nộp thay</h3><p>${representative.name}, số định danh ${representative.personalId}<br>thay cho ${applicant.name} (${mandateText(representative)})${ended}</p>${mandate && html`<p class="soft">${evidenceText(mandate)}</p>`}${pledge}${paper && preview({ href: `${dossierPath(dossier.code)}/uy-quyen`, name: "Giấy ủy quyền", mediaType: paper.mediaType })}`;
}

function resultOf(dossier: Dossier, actor: Officer): Html | undefined {
  if (dossier.result) {
    const { name, number, signedBy, signedAt } = dossier.result;
    const open = html`<h3>${name} số ${number}</h3><p class="soft">${signedBy.name} ký ${shortMoment(signedAt)}${insteadOf(dossier.result)}</p>`;
    return html`${open}${pdfObject({ href: paperPath(dossier.code, PAPERS.result.slug), name })}`;
  }
  if (!dossier.draft) return undefined;
  const title = actor.role === "leader" ? "Bản chờ ký" : "Dự thảo";
  return html`<h3>${title}</h3><p class="soft">${dossier.draft.by} lập ${shortMoment(dossier.draft.at)}</p>${pdfObject({ href: `${dossierPath(dossier.code)}/du-thao.pdf`, name: title })}`;
}

/** `place` among the papers that can be looked at, from 0; `open`: which of them is. */
type Place = { place: number; of: number; open: number };

/** The ways to the paper before and the one after; links, so that they work without script too. */
function turning(code: string, { place, of }: Place): Html | undefined {
  if (of < 2) return undefined;
  const to = (next: number, text: string): Html | undefined =>
    next >= 0 && next < of
      ? html`<a class="tap" href="${dossierPath(code)}?giay=${next + 1}#giay-${next + 1}" data-paper="giay-${next + 1}">${text}</a>`
      : undefined;
  return html`<p class="turning">${to(place - 1, "‹ Giấy trước")} <span class="soft num">Giấy ${place + 1}/${of}</span> ${to(place + 1, "Giấy sau ›")}</p>`;
}

function filed(dossier: Dossier, paper: FiledPaper, place: Place): Html {
  const asked = dossier.supplements.at(-1);
  const wanted = asked && !asked.answeredAt && asked.items.some((item) => item.kind === "paper" && item.id === paper.paperId);
  const change = paperDifference(dossier, paper.paperId);
  const mark = wanted ? html` ${tag({ tone: "soon", text: "đã yêu cầu bổ sung" })}` : change.mark;
  const { name, file, given, uploadedAt } = paper;
  const words = given && givenText(given);
  if (!file)
    return html`<p class="filed">${name}${mark} <span class="soft">${words ?? "bản giấy"}, nhận ${shortMoment(uploadedAt)}, chưa quét</span></p>${change.earlier}`;
  const detail = [`gửi ${shortMoment(uploadedAt)}`, sizeText(file.size), words].filter(Boolean).join(", ");
  const head = html`${name}${mark} <span class="soft">${detail}</span>`;
  return html`<details class="filed" id="giay-${place.place + 1}"${place.place === place.open ? html` open` : undefined}><summary>${head}</summary>${turning(dossier.code, place)}${change.earlier}${preview({ href: filePath(dossier.code, file.sha256), name, mediaType: file.mediaType })}</details>`;
}

const sizeText = (size: number): string =>
  size < 1024 * 100 ? `${Math.ceil(size / 1024)} kB` : `${(size / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;

function preview({ href, name, mediaType }: { href: string; name: string; mediaType: string }): Html {
  if (mediaType === "application/pdf") return pdfObject({ href, name });
  if (mediaType.startsWith("image/")) {
    return photo({ href, name });
  }
  return html`<p><a href="${href}">Tải ${name}</a></p>`;
}

/** Papers that nobody has to hand in, because a register answers. */
function fromRegisters({ papersAsked, dossier }: DeskDossier): Html {
  const handedIn = new Set(dossier.papers.map(({ paperId }) => paperId));
  const known = papersAsked.filter(({ paper, satisfiedBy }) => satisfiedBy && !handedIn.has(paper.id));
  const lacking = papersAsked.filter(({ paper, satisfiedBy }) => !satisfiedBy && !handedIn.has(paper.id));
  const line = (name: string, mark: Html) => html`<li>${name} ${mark}</li>`;
  const lines = [
    ...known.map(({ paper }) => line(paper.name, tag({ tone: "ok", text: "đã có trong cơ sở dữ liệu ✓" }))),
    ...lacking.map(({ paper }) =>
      line(paper.name, tag({ tone: paper.required ? "late" : "info", text: paper.required ? "chưa nộp" : "không bắt buộc" })),
    ),
  ];
  if (lines.length === 0)
    return handedIn.size > 0 ? html`` : html`<p class="soft">Trường hợp này không phải nộp giấy tờ nào.</p>`;
  return html`<ul class="plain">${lines}</ul>`;
}
