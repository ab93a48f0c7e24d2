import { type Dossier, type FiledPaper, givenText, STATE_NAMES, type StopCause } from "../../../core/dossier/index.ts";
import { mandateText } from "../../../core/mandate/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { getAgency, getRevision } from "../../../features/catalogue/index.ts";
import { childrenOf } from "../../../features/linked/index.ts";
import { listMessages, markRead } from "../../../features/notify/index.ts";
import { lettersForApplicant } from "../../../features/talk/index.ts";
import type { AppContext } from "../../context.ts";
import { personOf } from "../../guards.ts";
import { definitionList, type Html, html, stations, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { fileDetail } from "../filing/paper-view.ts";
import { dayAndTime } from "../words.ts";
import { confirmationSection } from "./confirm.ts";
import { dueCard } from "./due.ts";
import { letterSection } from "./letters.ts";
import { linkedSupplements } from "./linked-supplements.ts";
import { anyDossierOf } from "./open.ts";
import { partsFailed, partsReady, partsSection } from "./parts.ts";
import { resultPath } from "./paths.ts";
import { paymentSection } from "./payment.ts";
import { ratingSection } from "./rate.ts";
import { slipSection } from "./slips.ts";
import { toneOf } from "./state.ts";
import { stationsOf } from "./stations.ts";
import { supplementSection } from "./supplement.ts";
import { withdrawSection } from "./withdraw.ts";

/** GET /ho-so/:code: where it stands, what is asked of the applicant, messages, papers, result. */
export async function showDossier(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  if (dossier.parent) return c.redirect(`/ho-so/${dossier.parent.code}`, 303);
  const { services } = c.var;
  const { person } = personOf(c);
  const [children, revision, messages, letters] = await Promise.all([
    childrenOf(services, dossier),
    getRevision(services, dossier.revisionId),
    listMessages(services, dossier.applicant.personId, { dossierId: dossier.id }),
    lettersForApplicant(services, dossier, person),
  ]);
  const pickup = dossier.delivery.agencyId ? (await getAgency(services, dossier.delivery.agencyId)).name : dossier.agencyName;
  // What another reads stays new to the one whom it concerns.
  if (!person.acting) await markRead(services, person.id, dossier.id);
  const head = html`<h1>${dossier.subject}</h1><p><span class="num">${dossier.code}</span> ${tag({ tone: toneOf(dossier), text: capitalised(STATE_NAMES[dossier.state]) })}</p>`;
  const body = html`${head}${supplementSection(c, dossier)}${linkedSupplements(c, children)}${partsFailed(c, dossier, revision)}${[dossier, ...children].map((one) => html`${confirmationSection(c, one)}${paymentSection(one)}`)}${partsReady(c, dossier, revision, wayText(dossier, pickup)) ?? resultSection(dossier, pickup)}${refusal(c, dossier)}${stopSection(c, dossier)}${await dueCard(c, dossier, children)}${partsSection(c, dossier, revision, { open: true })}${ratingSection(c, dossier)}${stations(stationsOf(dossier, revision))}${messageSection(messages)}${letterSection(c, dossier, letters)}${await slipSection(c, dossier, children)}${paperSection(dossier)}${aboutSection(dossier)}${withdrawSection(c, dossier)}`;
  return page(c, { title: dossier.subject, body, back: { href: "/ho-so", text: "Hồ sơ của tôi" } });
}

function resultSection(dossier: Dossier, pickup: string): Html | undefined {
  const { result } = dossier;
  if (!result || (dossier.state !== "returned" && dossier.state !== "resultReady" && dossier.state !== "archived"))
    return undefined;
  const refused = dossier.draft?.negative;
  const head = refused
    ? html`<h2>Yêu cầu của bạn không được chấp thuận</h2><p>Lý do: ${refused.reason}</p><p>Căn cứ: ${refused.legalBasis}</p><p>Văn bản trả lời: ${result.name}.</p>`
    : html`<h2>Đã có kết quả: ${result.name}</h2>`;
  return html`<div class="notice ${refused ? "late" : "ok"}">${head}<p>Số ${result.number}, ${result.signedBy.name} ký ngày ${dayAndTime(result.signedAt)}.</p><p><a class="btn" href="${resultPath(dossier, result.file.sha256)}">Tải kết quả (PDF)</a></p><p>${wayText(dossier, pickup)}</p></div>`;
}

/** How the result is fetched, or to whom it was given. */
function wayText(dossier: Dossier, pickup: string): string {
  const given = dossier.handOver;
  if (given?.way === "counter") return `Bản giấy đã trả tại quầy cho ${given.receiver}, ${dayAndTime(given.at)}.`;
  return {
    online: "Bản điện tử có chữ ký số, giá trị như bản giấy.",
    counter: `Bản giấy nhận tại quầy một cửa của ${pickup}; mang theo thẻ căn cước. Người khác nhận thay thì mang thẻ căn cước của mình và giấy ủy quyền.`,
    post: `Bản giấy gửi qua bưu điện tới ${dossier.delivery.address ?? "địa chỉ của bạn"}${given?.tracking ? `, số vận đơn ${given.tracking}` : ""}.`,
  }[given?.way ?? dossier.delivery.way];
}

function refusal(c: AppContext, dossier: Dossier): Html | undefined {
  const { refusal: said } = dossier;
  if (!said) return undefined;
  return html`<div class="notice late"><h2>Hồ sơ không được tiếp nhận</h2><p>Lý do: ${said.reason}</p><p>Căn cứ: ${said.legalBasis}</p><p>Bạn có thể sửa theo lý do trên rồi <a href="/thu-tuc/${dossier.procedureCode}">nộp lại</a>. Chưa rõ hoặc không đồng ý? Gọi ${c.var.site.hotline}.</p></div>`;
}

const CAUSES: Record<StopCause, string> = {
  supplementTimeout: "Đã hết hạn bổ sung mà chúng tôi chưa nhận được phần bổ sung.",
  paymentTimeout: "Đã hết hạn nộp tiền mà chúng tôi chưa nhận được tiền nộp.",
  applicantAsked: "Bạn đã đề nghị dừng.",
  legal: "Có căn cứ pháp luật phải dừng.",
};

function stopSection(c: AppContext, { stop, procedureCode }: Dossier): Html | undefined {
  if (!stop) return undefined;
  return html`<div class="notice late"><h2>Hồ sơ đã dừng giải quyết</h2><p>${CAUSES[stop.cause]}</p><p>Lý do: ${stop.reason}</p><p>Căn cứ: ${stop.legalBasis}</p><p>Nếu vẫn cần, bạn <a href="/thu-tuc/${procedureCode}">nộp hồ sơ mới</a>. Chưa rõ hoặc không đồng ý? Gọi ${c.var.site.hotline}.</p></div>`;
}

function messageSection(messages: Awaited<ReturnType<typeof listMessages>>): Html | undefined {
  if (messages.length === 0) return undefined;
  return html`<h2>Tin nhắn</h2><ul class="messages">${messages.map((message) => html`<li><b>${message.title}</b>${message.readAt === null && html` ${tag({ tone: "soon", text: "Mới" })}`}<span class="sub">${dayAndTime(message.at)}</span><p>${message.body}</p></li>`)}</ul>`;
}

function paperSection(dossier: Dossier): Html | undefined {
  if (dossier.papers.length === 0) return undefined;
  return html`<h2>Giấy tờ bạn đã nộp</h2><ul>${dossier.papers.map((paper) => html`<li>${paper.name}: ${paperOf(dossier, paper)}</li>`)}</ul>`;
}

function paperOf(dossier: Dossier, { file, given }: FiledPaper): Html {
  const words = given && givenText(given);
  if (!file) return html`${words ?? "đã nộp bản giấy"}`;
  return html`<a class="tap" href="${resultPath(dossier, file.sha256)}">${file.name}</a> <span class="soft">${[fileDetail(file), words].filter(Boolean).join(", ")}</span>`;
}

function aboutSection(dossier: Dossier): Html {
  const items = [
    { term: "Thủ tục", value: html`<a href="/thu-tuc/${dossier.procedureCode}">${dossier.procedureName}</a>` },
    { term: "Nơi giải quyết", value: dossier.agencyName },
    { term: "Người có việc", value: dossier.applicant.name },
    ...(dossier.representative
      ? [{ term: "Người nộp thay", value: `${dossier.representative.name} (${mandateText(dossier.representative)})` }]
      : []),
    ...(dossier.acceptedAt ? [{ term: "Nơi tiếp nhận", value: dossier.acceptedAt.agencyName }] : []),
  ];
  return html`<h2>Về hồ sơ này</h2>${definitionList({ items })}`;
}
