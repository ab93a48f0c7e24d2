import { formatDateTime, formatWorkingDuration, remainingWorkingMinutes } from "../../../core/calendar/index.ts";
import { type Dossier, type FiledPaper, givenText, STATE_NAMES } from "../../../core/dossier/index.ts";
import { calendarOf, getAgency, getRevision } from "../../../features/catalogue/index.ts";
import { listMessages, markRead } from "../../../features/notify/index.ts";
import type { AppContext } from "../../context.ts";
import { personOf } from "../../guards.ts";
import { card, definitionList, type Html, html, stations, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { fileDetail } from "../filing/paper-view.ts";
import { dayAndTime } from "../words.ts";
import { dossierOf } from "./open.ts";
import { ratingSection } from "./rate.ts";
import { sentence, toneOf } from "./state.ts";
import { stationsOf } from "./stations.ts";
import { supplementSection } from "./supplement.ts";
import { withdrawSection } from "./withdraw.ts";

/** GET /ho-so/:code: where it stands, what is asked of the applicant, messages, papers, result. */
export async function showDossier(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const { services } = c.var;
  const { person } = personOf(c);
  const [revision, messages] = await Promise.all([
    getRevision(services, dossier.revisionId),
    listMessages(services, person.id, { dossierId: dossier.id }),
  ]);
  await markRead(services, person.id, dossier.id);
  const head = html`<h1>${dossier.subject}</h1><p><span class="num">${dossier.code}</span> ${tag({ tone: toneOf(dossier), text: sentence(STATE_NAMES[dossier.state]) })}</p>`;
  const body = html`${head}${supplementSection(c, dossier)}${resultSection(dossier)}${refusal(c, dossier)}${ratingSection(c, dossier)}${await dueCard(c, dossier)}${stations(stationsOf(dossier, revision))}${messageSection(messages)}${slipSection(dossier)}${paperSection(dossier)}${aboutSection(dossier)}${withdrawSection(c, dossier)}`;
  return page(c, { title: dossier.subject, body, back: { href: "/ho-so", text: "Hồ sơ của tôi" } });
}

async function dueCard(c: AppContext, dossier: Dossier): Promise<Html | undefined> {
  if (!dossier.dueAt || dossier.finishedAt || dossier.state === "awaitingSupplement") return undefined;
  const now = c.var.services.clock.now();
  const due = Temporal.Instant.from(dossier.dueAt);
  const calendar = await calendarOf(await getAgency(c.var.services, dossier.agencyId), now);
  const left = remainingWorkingMinutes(calendar, now, due);
  const words =
    left < 0
      ? "Đã quá hẹn. Chúng tôi xin lỗi; bạn có thể gọi số ở cuối trang để hỏi."
      : `Còn ${formatWorkingDuration(left)} làm việc. Bạn không phải làm gì thêm.`;
  return card(html`<b>Hẹn trả: ${formatDateTime(due)}</b><p>${words}</p>`, { narrow: true });
}

function resultSection(dossier: Dossier): Html | undefined {
  const { result } = dossier;
  if (!result || (dossier.state !== "returned" && dossier.state !== "resultReady" && dossier.state !== "archived"))
    return undefined;
  const way = {
    online: "Bản điện tử có chữ ký số, giá trị như bản giấy.",
    counter: `Bản giấy nhận tại quầy một cửa của ${dossier.agencyName}; mang theo thẻ căn cước.`,
    post: `Bản giấy gửi qua bưu điện tới ${dossier.delivery.address ?? "địa chỉ của bạn"}${dossier.handOver?.tracking ? `, số vận đơn ${dossier.handOver.tracking}` : ""}.`,
  }[dossier.handOver?.way ?? dossier.delivery.way];
  return html`<div class="notice ok"><h2>Đã có kết quả: ${result.name}</h2><p>Số ${result.number}, ${result.signedBy.name} ký ngày ${dayAndTime(result.signedAt)}.</p><p><a class="btn" href="${filePath(dossier, result.file.sha256)}">Tải kết quả (PDF)</a></p><p>${way}</p></div>`;
}

function refusal(c: AppContext, dossier: Dossier): Html | undefined {
  const { refusal: said } = dossier;
  if (!said) return undefined;
  return html`<div class="notice late"><h2>Hồ sơ không được tiếp nhận</h2><p>Lý do: ${said.reason}</p><p>Căn cứ: ${said.legalBasis}</p><p>Bạn có thể sửa theo lý do trên rồi <a href="/thu-tuc/${dossier.procedureCode}">nộp lại</a>. Chưa rõ hoặc không đồng ý? Gọi ${c.var.site.hotline}.</p></div>`;
}

function messageSection(messages: Awaited<ReturnType<typeof listMessages>>): Html | undefined {
  if (messages.length === 0) return undefined;
  return html`<h2>Tin nhắn</h2><ul class="messages">${messages.map((message) => html`<li><b>${message.title}</b>${message.readAt === null && html` ${tag({ tone: "soon", text: "Mới" })}`}<span class="sub">${dayAndTime(message.at)}</span><p>${message.body}</p></li>`)}</ul>`;
}

/** Forms 01, 02, 03, when there are any. */
function slipSection(dossier: Dossier): Html | undefined {
  const slips = [
    ...(dossier.receivedAt ? [{ kind: "tiep-nhan", name: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" }] : []),
    ...(dossier.supplements.length > 0 ? [{ kind: "bo-sung", name: "Phiếu yêu cầu bổ sung" }] : []),
    ...(dossier.refusal ? [{ kind: "tu-choi", name: "Phiếu từ chối tiếp nhận" }] : []),
  ];
  if (slips.length === 0) return undefined;
  return html`<h2>Giấy tờ cơ quan gửi bạn</h2><ul>${slips.map(({ kind, name }) => html`<li><a class="tap" href="/ho-so/${dossier.code}/phieu/${kind}">${name} (PDF)</a></li>`)}</ul>`;
}

function paperSection(dossier: Dossier): Html | undefined {
  if (dossier.papers.length === 0) return undefined;
  return html`<h2>Giấy tờ bạn đã nộp</h2><ul>${dossier.papers.map((paper) => html`<li>${paper.name}: ${paperOf(dossier, paper)}</li>`)}</ul>`;
}

function paperOf(dossier: Dossier, { file, given }: FiledPaper): Html {
  const words = given && givenText(given);
  if (!file) return html`${words ?? "đã nộp bản giấy"}`;
  return html`<a class="tap" href="${filePath(dossier, file.sha256)}">${file.name}</a> <span class="soft">${[fileDetail(file), words].filter(Boolean).join(", ")}</span>`;
}

function aboutSection(dossier: Dossier): Html {
  const items = [
    { term: "Thủ tục", value: html`<a href="/thu-tuc/${dossier.procedureCode}">${dossier.procedureName}</a>` },
    { term: "Nơi giải quyết", value: dossier.agencyName },
    { term: "Người nộp", value: dossier.applicant.name },
  ];
  return html`<h2>Về hồ sơ này</h2>${definitionList({ items })}`;
}

export const filePath = (dossier: Pick<Dossier, "code">, sha256: string): string => `/ho-so/${dossier.code}/giay-to/${sha256}`;
