import { handInDraft, nextStop } from "../../../features/filing/index.ts";
import { limit } from "../../../features/identity/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { notice } from "../../ui/index.ts";
import { checkPage } from "./check-view.ts";
import { draftOf } from "./open.ts";
import { stopPath } from "./paths.ts";

/** GET: everything that will be handed in, each with a way to change it. */
export async function showCheck(c: AppContext): Promise<Response> {
  const draft = await draftOf(c);
  const stop = nextStop(draft);
  return stop.kind === "check" ? checkPage(c, { draft }) : c.redirect(stopPath(draft.draft.id, stop), 303);
}

/** POST: hands it in. Sent twice, it leads to the same receipt. */
export async function submit(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { person } = personOf(c);
  const draftId = c.req.param("draftId") ?? "";
  const form = await formOf(c);
  await limit(services, "submit", person.id);
  const outcome = await handInDraft(services, { person, draftId, version: Number(form.get("_phien")) || 0 });
  switch (outcome.kind) {
    case "filed":
      return c.redirect(`/ho-so/${outcome.dossier.code}/da-nop`, 303);
    case "incomplete":
      return c.redirect(stopPath(draftId, outcome.stop), 303);
    case "gone":
      throw notFound("Không có phần đang điền này, hoặc nó đã được xóa. Bạn có thể bắt đầu lại từ trang của thủ tục.");
    case "level":
      return checkPage(c, { draft: await draftOf(c), status: 422 });
    case "moved":
      return again(c, "Thủ tục vừa thay đổi. Hãy xem những gì đã đổi ở trên rồi bấm nộp lần nữa; chưa có gì được nộp.");
    case "stale":
      return again(c, "Nội dung vừa được sửa ở một cửa sổ khác. Hãy xem lại rồi bấm nộp lần nữa; chưa có gì được nộp.");
    case "refused":
      return again(c, outcome.refusal.message);
  }
}

async function again(c: AppContext, message: string): Promise<Response> {
  const draft = await draftOf(c);
  const stop = nextStop(draft);
  if (stop.kind !== "check") return c.redirect(stopPath(draft.draft.id, stop), 303);
  return checkPage(c, { draft, word: notice({ tone: "late", title: "Chưa nộp", body: message, live: true }), status: 422 });
}
