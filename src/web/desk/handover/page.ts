import { type HandedOver, type HandOverView, viewHandOver } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, empty, type FieldError, type Html, html, notice, select, table, text } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { dossierPath, HANDOVER, WORKLOAD } from "../paths.ts";
import { shortMoment } from "../words.ts";

export const POOL = "nhom-chung";
export type HandOverPage = { form?: Form; errors?: FieldError[]; done?: HandedOver };

/** What somebody has open, and who takes it: for the leader, or for one's own back to the pool. */
export async function handOverPage(
  c: AppContext,
  { form = toForm([]), errors = [], done }: HandOverPage = {},
): Promise<Response> {
  const { actor } = officerOf(c);
  const view = await viewHandOver(c.var.services, actor, c.req.param("officerId") ?? actor.officerId);
  if (!view) throw notFound("Không có người này, hoặc chỉ lãnh đạo bàn giao được việc của người khác.");
  const own = view.officerId === actor.officerId;
  const title = own ? "Bàn giao việc của tôi" : `Bàn giao việc của ${view.name}`;
  const bar = html`${back(WORKLOAD, "Ai đang giữ việc gì")}<h1>${title}</h1>`;
  const list =
    view.steps.length > 0
      ? html`${listOf(view)}${entry(c, view, actor.role === "leader", form, errors)}`
      : empty({ title: "Không còn việc nào phải bàn giao", body: "Người quản trị kết thúc vai hoặc đóng tài khoản được." });
  const body = html`${done && outcome(done)}<div class="act-page wide">${list}</div>`;
  return deskPage(c, { title, bar: actor.role === "leader" ? bar : html`<h1>${title}</h1>`, body, errors });
}

function listOf({ steps }: HandOverView): Html {
  return table({
    caption: `${steps.length} việc đang giữ`,
    columns: [{ label: "Hồ sơ" }, { label: "Thủ tục" }, { label: "Bước" }, { label: "Hạn của bước" }],
    rows: steps.map(({ code, procedureName, step, share }) => [
      html`<a class="tap num" href="${dossierPath(code)}">${code}</a>`,
      procedureName,
      `${step.name}${share ? " (một phần của bước đã chia; cả bước được giao lại)" : ""}`,
      shortMoment(step.dueAt),
    ]),
  });
}

function entry(c: AppContext, view: HandOverView, leads: boolean, form: Form, errors: FieldError[]): Html {
  const action = `${HANDOVER}/${view.officerId}`;
  const pool = { value: POOL, label: "Trả về nhóm chung, ai nhận trước thì làm" };
  if (!leads) {
    const body = html`${idempotencyField(form)}<p>Mọi việc trên trở về nhóm chung; hạn của từng bước không đổi.</p>${button({ text: "Trả tất cả về nhóm chung" })}`;
    return postForm(c, { action, body });
  }
  const options = view.candidates.map(({ officerId, name, what, fitting }) => ({
    value: officerId,
    label: `${name} – ${what} (${fitting === view.steps.length ? "làm được mọi bước" : `làm được ${fitting}/${view.steps.length} bước`})`,
  }));
  const who = select({
    name: "nguoi-nhan",
    label: "Giao cho ai?",
    prompt: "Chọn một người",
    value: form.get("nguoi-nhan"),
    options: [...options, pool],
    ...errorOf(errors, "nguoi-nhan"),
  });
  const reason = text({
    name: "ly-do",
    label: "Lý do",
    hint: "Ví dụ: chuyển công tác từ 01/12. Ghi vào từng hồ sơ.",
    value: form.get("ly-do"),
    maxLength: 300,
    ...errorOf(errors, "ly-do"),
  });
  return postForm(c, {
    action,
    body: html`${idempotencyField(form)}${who}${reason}${button({ text: `Bàn giao ${view.steps.length} việc` })}`,
  });
}

function outcome({ done, left }: HandedOver): Html {
  const failed = left.map(({ code, stepName, why }) => html`<li><span class="num">${code}</span>, ${stepName}: ${why}</li>`);
  return notice({
    tone: left.length > 0 ? "soon" : "ok",
    live: true,
    title: `Đã bàn giao ${done.length} việc${left.length > 0 ? `, còn ${left.length} việc chưa được` : ""}`,
    body: left.length > 0 ? html`<ul>${failed}</ul>` : "Mỗi hồ sơ ghi người giao, người nhận và lý do.",
  });
}
