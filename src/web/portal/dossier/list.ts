import { formatDate } from "../../../core/calendar/index.ts";
import { type Dossier, maySee, STATE_NAMES } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { listMyDossiers } from "../../../features/dossiers/index.ts";
import {
  applicantOf,
  countDraftsElsewhere,
  DRAFT_DAYS,
  type Draft,
  draftCase,
  keptUntil,
  listOpenDrafts,
  nextStop,
} from "../../../features/filing/index.ts";
import { listMessages } from "../../../features/notify/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { button, empty, type Html, html, link, notice, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { stopPath } from "../filing/paths.ts";
import { dayAndTime } from "../words.ts";
import { toneOf } from "./state.ts";

/** GET /ho-so: what is being filled in, what was handed in, and what is new about it. */
export async function showList(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { person, actor } = personOf(c);
  const { id } = applicantOf(person);
  const [drafts, all, messages, elsewhere] = await Promise.all([
    listOpenDrafts(services, person),
    listMyDossiers(services, id),
    listMessages(services, id, { unreadOnly: true }),
    countDraftsElsewhere(services, person),
  ]);
  const dossiers = all.filter((dossier) => maySee(actor, dossier));
  const saved =
    c.req.query("da-luu") === "1" &&
    notice({ tone: "ok", title: "Đã lưu", body: "Bạn có thể đóng trang và quay lại điền tiếp bất cứ lúc nào.", live: true });
  const thrown = c.req.query("da-xoa") === "1" && notice({ tone: "ok", body: "Đã xóa phần điền dở.", live: true });
  const unread = new Set(messages.map((message) => message.dossierId));
  const asked = await Promise.all(drafts.map(async (draft) => (await isAsked(c, draft)) && draft));
  const waiting = asked.filter((draft) => draft !== false);
  const none = waiting.length === 0 && dossiers.length === 0;
  const title = person.acting ? `Hồ sơ của ${person.acting.name}` : "Hồ sơ của tôi";
  const body = html`<h1>${title}</h1>${saved}${thrown}${none && nothing(person.acting?.name)}${waiting.length > 0 && html`<h2>Đang điền</h2><p class="soft">Phần đang điền được giữ ${DRAFT_DAYS} ngày từ lần lưu cuối, rồi tự xóa để bảo vệ thông tin của bạn.</p>${await Promise.all(waiting.map((draft) => draftCard(c, draft)))}`}${dossiers.length > 0 && html`<h2>Đã nộp</h2>${dossiers.map((dossier) => dossierCard(dossier, unread.has(dossier.id)))}`}${elsewhere > 0 && html`<p>${link({ href: "/lam-cho", text: `Bạn còn ${elsewhere} phần đang điền ở việc làm cho người khác hoặc của bạn` })}</p>`}`;
  return page(c, { title, body });
}

/** @param applicant whom the person acts for; dossiers that the mandate does not cover are not theirs to see */
function nothing(applicant: string | undefined): Html {
  if (applicant)
    return empty({
      title: "Chưa có hồ sơ nào bạn được xem",
      body: `Bạn chỉ thấy hồ sơ của ${applicant} trong phạm vi được giao. Cần xem thêm thì nhờ ${applicant} giao thêm quyền.`,
      act: html`<p>${link({ href: "/", text: "Tìm thủ tục", look: "primary" })}</p>`,
    });
  return empty({
    title: "Bạn chưa có hồ sơ nào",
    body: "Hồ sơ bạn đang điền và đã nộp sẽ hiện ở đây, kể cả khi bạn nộp tại quầy.",
    act: html`<p>${link({ href: "/", text: "Tìm thủ tục", look: "primary" })}</p>`,
  });
}

/** A supplement that was answered, or is asked no more, is not waiting; one may be of a part at another agency. */
async function isAsked(c: AppContext, draft: Draft): Promise<boolean> {
  if (draft.kind === "submission") return true;
  const { dossier } = await draftCase(c.var.services, personOf(c).person, draft);
  return dossier?.state === "awaitingSupplement";
}

async function draftCard(c: AppContext, draft: Draft): Promise<Html> {
  const { person } = personOf(c);
  const one = await draftCase(c.var.services, person, draft);
  const name = one.dossier ? `Bổ sung: ${one.dossier.subject}` : one.revision.plain;
  const child = one.known["child.name"];
  const drop = postForm(c, {
    action: `/nop/${draft.id}/xoa`,
    body: button({ text: "Xóa", about: `phần đang điền ${name}`, kind: "plain" }),
  });
  return html`<div class="card narrow"><b>${name}${typeof child === "string" && !one.dossier && html` cho ${child}`}</b><p class="soft">Lưu ngày ${dayAndTime(draft.savedAt)}${one.dossier ? undefined : `, giữ đến hết ngày ${formatDate(lastDay(draft))}`}</p><div class="row">${link({ href: stopPath(draft.id, nextStop(one)), text: "Điền tiếp", about: name, look: "quiet" })}${drop}</div></div>`;
}

/** The last whole day of the term. */
const lastDay = (draft: Draft): Temporal.Instant => keptUntil(draft.savedAt).subtract({ hours: 24 });

function dossierCard(dossier: Dossier, unread: boolean): Html {
  return html`<div class="card narrow"><a href="/ho-so/${dossier.code}"><b>${dossier.subject}</b></a><p><span class="num">${dossier.code}</span> ${tag({ tone: toneOf(dossier), text: capitalised(STATE_NAMES[dossier.state]) })}${asksInPart(dossier) && html` ${tag({ tone: "soon", text: "Cần bạn bổ sung" })}`}${unread && html` ${tag({ tone: "soon", text: "Có tin mới" })}`}</p><p class="soft">Nộp ngày ${dayAndTime(dossier.submittedAt)}${dossier.dueAt && !dossier.handOver && ` · hẹn trả ${dayAndTime(dossier.dueAt)}`}</p></div>`;
}

/** An agency that does a part of it (liên thông) asks for something. */
const asksInPart = ({ children }: Dossier): boolean => children?.some(({ state }) => state === "awaitingSupplement") === true;
