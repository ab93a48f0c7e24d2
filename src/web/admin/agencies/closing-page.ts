import { formatDateTime } from "../../../core/calendar/index.ts";
import { findAgency } from "../../../features/catalogue/index.ts";
import {
  type ClosingView,
  closeAgency,
  handDossiersOver,
  type Refused,
  reopenAgency,
  viewClosing,
} from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { type Form, toForm } from "../../form-data.ts";
import { postForm } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { notFound } from "../../problem.ts";
import {
  button,
  type Child,
  type FieldError,
  type Html,
  html,
  link,
  meter,
  notice,
  select,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import { askedOf } from "../people/asked.ts";
import { PEOPLE } from "../people/paths.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, hiddenOf, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const FIELDS = { successor: "noi-ke-thua", reason: "can-cu" } as const;
const EVERY_MS = 1500;

/** What is in the way of closing an agency or a room, in the order in which it is done, and the way back. */
export async function closingPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const view = await viewClosing(c.var.services, stewardOf(c), agency.id);
  if (!view) throw notFound();
  const said = note && { note };
  if (agency.closedAt)
    return agencyFrame(c, agency, { title: "Đã đóng", body: await closedPart(c, view, form, errors), errors, ...said });
  if (view.never) return agencyFrame(c, agency, { title: "Đóng", body: html`<p>${view.never}</p>`, ...said });
  const ready = view.dossiers.count === 0 && view.people.length === 0;
  const body = html`<p>Đóng khi cơ quan hoặc đơn vị bị sáp nhập, giải thể. Tên vẫn còn ở mọi hồ sơ, báo cáo và nhật ký cũ; đóng nhầm thì mở lại được.</p>${dossiersPart(c, view, await hiddenOf(c, agency, form.has(FIELDS.reason) ? form : undefined), form, errors)}${peoplePart(view)}<h2>3. Đóng</h2>${ready ? await closeForm(c, view, form, errors) : html`<p class="soft">Làm xong mục 1 và mục 2 thì nút đóng hiện ở đây.</p>`}`;
  return agencyFrame(c, agency, { title: `Đóng ${agency.shortName}`, body, errors, ...said });
}

const path = (agencyId: string, slug: string): string => `${AGENCIES}/${agencyId}/${slug}`;

function fields({ successors }: ClosingView, form: Form, errors: readonly FieldError[], optional: boolean): Html {
  const who = select({
    name: FIELDS.successor,
    label: "Nơi kế thừa",
    optional,
    prompt: optional ? "Không có" : "Chọn nơi làm tiếp",
    value: form.get(FIELDS.successor),
    options: successors.map(({ id, name }) => ({ value: id, label: name })),
    ...errorOf(errors, FIELDS.successor),
  });
  return html`${who}${text({ name: FIELDS.reason, label: "Căn cứ", hint: "Ví dụ: Nghị quyết 05/NQ-HĐND ngày 20/11/2026", value: form.get(FIELDS.reason), maxLength: 300, ...errorOf(errors, FIELDS.reason) })}`;
}

function dossiersPart(c: AppContext, view: ClosingView, hidden: Html, form: Form, errors: readonly FieldError[]): Html {
  const { agency, dossiers, succession } = view;
  const runs = succession && !succession.endedAt;
  const state = succession ? successionPart(succession) : undefined;
  const poll = runs
    ? html`<mc-poll id="ke-thua" data-href="${path(agency.id, "dong")}" data-every="${EVERY_MS}">${state}</mc-poll>`
    : html`<div id="ke-thua">${state}</div>`;
  if (dossiers.count === 0) return html`<h2>1. Hồ sơ đang mở ${tag({ tone: "ok", text: "không còn" })}</h2>${poll}`;
  const codes = dossiers.first.map(({ code }) => html`<li class="num">${code}</li>`);
  const more = dossiers.count > codes.length ? html`<li class="soft">và ${dossiers.count - codes.length} hồ sơ khác</li>` : "";
  const hand = postForm(c, {
    action: path(agency.id, "ke-thua"),
    body: html`${hidden}${fields(view, form, errors, false)}${button({ text: `Chuyển ${dossiers.count} hồ sơ cho nơi kế thừa` })}`,
  });
  const words = html`<p>Nơi kế thừa làm tiếp từ bước đang dở, hẹn trả không đổi; ai đang giữ bước thì bước trở về nhóm chung của nơi kế thừa. Người nộp được báo. Hoặc để cán bộ ở đây làm xong rồi mới đóng.</p>`;
  return html`<h2>1. Hồ sơ đang mở ${tag({ tone: "soon", text: String(dossiers.count) })}</h2>${poll}<ul class="plain">${codes}${more}</ul>${runs ? "" : html`${words}${hand}`}`;
}

function successionPart({ done, total, endedAt, remaining, successorName }: NonNullable<ClosingView["succession"]>): Html {
  const left = total - done;
  const sentence = endedAt
    ? `Đã chuyển ${done} hồ sơ cho ${successorName}${left > 0 ? `; ${left} hồ sơ chưa chuyển được` : ""}.`
    : `Đang chuyển cho ${successorName}: ${done} trên ${total} hồ sơ.`;
  const lines =
    remaining.length > 0 &&
    table({
      caption: "Chưa chuyển được",
      columns: [{ label: "Hồ sơ" }, { label: "Vì sao" }],
      rows: remaining.slice(0, 50).map(({ code, why }): Child[] => [html`<span class="num">${code}</span>`, why]),
    });
  return html`<p aria-live="polite">${sentence}</p>${!endedAt && meter({ label: "Đã chuyển", share: total > 0 ? done / total : 1 })}${lines}`;
}

function peoplePart({ people, administrators }: ClosingView): Html {
  const note =
    administrators.length > 0 &&
    html`<p class="soft">Vai Quản trị của ${administrators.map(({ name }) => name).join(", ")} ở đây tự kết thúc khi đóng.</p>`;
  if (people.length === 0) return html`<h2>2. Người còn giữ vai ${tag({ tone: "ok", text: "không còn" })}</h2>${note}`;
  const list = table({
    caption: "Mở từng tài khoản để giao vai ở nơi mới rồi kết thúc vai ở đây",
    columns: [{ label: "Cán bộ" }, { label: "Vai" }, { label: "Chức vụ" }],
    rows: people.map(({ accountId, name, username, role, position }): Child[] => [
      html`${link({ href: `${PEOPLE}/${accountId}`, text: name })}<span class="sub">${username}</span>`,
      ROLE_NAMES[role as keyof typeof ROLE_NAMES],
      position,
    ]),
  });
  return html`<h2>2. Người còn giữ vai ${tag({ tone: "soon", text: String(people.length) })}</h2><div class="holders">${list}</div>${note}`;
}

async function closeForm(c: AppContext, view: ClosingView, form: Form, errors: readonly FieldError[]): Promise<Html> {
  const chosen = form.has(FIELDS.reason)
    ? form
    : toForm([
        [FIELDS.successor, view.succession?.successorId ?? ""],
        [FIELDS.reason, view.succession?.reason ?? ""],
      ]);
  return postForm(c, {
    action: path(view.agency.id, "dong"),
    body: html`${await hiddenOf(c, view.agency, form.has(FIELDS.reason) ? form : undefined)}${fields(view, chosen, errors, true)}<p class="soft">Mọi đơn vị bên trong đóng theo. Hồ sơ mới của địa bàn về nơi kế thừa.</p>${button({ text: "Đóng", kind: "danger", about: view.agency.name })}`,
  });
}

async function closedPart(
  c: AppContext,
  { agency, never }: ClosingView,
  form: Form,
  errors: readonly FieldError[],
): Promise<Html> {
  const successor = agency.successorId ? await findAgency(c.var.services, agency.successorId) : undefined;
  const heir = successor && html` Kế thừa: ${link({ href: path(successor.id, ""), text: successor.name })}.`;
  const what = html`<p>${agency.name} đã đóng từ ${formatDateTime(Temporal.Instant.from(agency.closedAt!))}. Căn cứ: ${agency.closedWhy}.${heir}</p>`;
  if (never) return html`${what}<p class="soft">${never}</p>`;
  const open = postForm(c, {
    action: path(agency.id, "mo-lai"),
    body: html`${await hiddenOf(c, agency)}${text({ name: FIELDS.reason, label: "Vì sao mở lại", value: form.get(FIELDS.reason), maxLength: 300, ...errorOf(errors, FIELDS.reason) })}${button({ text: "Mở lại", about: agency.name })}`,
  });
  return html`${what}<h2>Đóng nhầm?</h2>${notice({ body: "Mở lại cả các đơn vị đã đóng cùng lúc. Hồ sơ đã chuyển vẫn ở nơi kế thừa; vai đã kết thúc thì giao lại." })}${open}`;
}

async function done(c: AppContext, outcome: { ok: true } | Refused, form: Form): Promise<Response> {
  if (outcome.ok) return c.redirect(`${path(c.req.param("id") ?? "", "dong")}?xong=1`, 303);
  const field = outcome.field && FIELDS[outcome.field as keyof typeof FIELDS];
  return field
    ? closingPage(c, { form, errors: [{ field, message: outcome.message }] })
    : closingPage(c, { form, note: refusedNote(outcome.message) });
}

export async function sendSuccession(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const asked = { ...intent, agencyId: agency.id, successorId: form.get(FIELDS.successor), reason: form.get(FIELDS.reason) };
  return done(c, await handDossiersOver(c.var.services, asked), form);
}

export async function sendClosing(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const asked = {
    ...intent,
    version,
    agencyId: agency.id,
    successorId: form.get(FIELDS.successor),
    reason: form.get(FIELDS.reason),
  };
  return done(c, await closeAgency(c.var.services, asked), form);
}

export async function sendReopening(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  return done(
    c,
    await reopenAgency(c.var.services, { ...intent, version, agencyId: agency.id, reason: form.get(FIELDS.reason) }),
    form,
  );
}
