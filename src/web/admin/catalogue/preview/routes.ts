import { Hono } from "hono";
import { checkEdit, getRevision, historyOf, REVISION_STATE_NAMES } from "../../../../features/catalogue/index.ts";
import type { AppContext, AppEnv } from "../../../context.ts";
import { procedurePage } from "../../../portal/find/procedure.ts";
import { notFound } from "../../../problem.ts";
import { deskPage } from "../../../ui/desk-page.ts";
import { html, link } from "../../../ui/index.ts";
import { dayShown, todayOf } from "../days.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath, PREVIEW, procedurePath } from "../paths.ts";
import { countText, findingList } from "../words.ts";
import { tryForm } from "./try-form.ts";
import type { Shown } from "./types.ts";

type Finder = (c: AppContext) => Promise<Shown | Response>;

/** A procedure as a citizen would see it, from an edit or from any revision; nothing is stored. */
export function previewRoutes(find: Finder): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", async (c) => {
    const shown = await find(c);
    if (shown instanceof Response) return shown;
    enter(c, shown);
    return procedurePage(c, shown.revision, undefined);
  });
  app.on(["GET", "POST"], "/dien", async (c) => {
    const shown = await find(c);
    if (shown instanceof Response) return shown;
    enter(c, shown);
    return tryForm(c, shown);
  });
  return app;
}

/** Pages of the portal say that they are a trial, and lead on within it. */
function enter(c: AppContext, { revision, note, base, exit }: Shown): void {
  c.set("preview", {
    name: `Xem thử: ${revision.name}`,
    note,
    start: `${base}/dien`,
    exit: { href: exit, text: "Đóng bản xem thử" },
  });
}

export const ofEdit: Finder = async (c) => {
  authorOf(c);
  const edit = await editOf(c);
  const { revision, findings } = await checkEdit(c.var.services, edit);
  const exit = editPath(edit.id, "chung");
  if (revision) return { revision, note: "Chưa áp dụng, chỉ cán bộ thấy", base: editPath(edit.id, PREVIEW), exit };
  const body = html`<p>Bản soạn còn ${countText(findings)} nên chưa dựng được trang. Sửa hết các lỗi dưới đây rồi xem lại.</p>${findingList(edit.id, findings)}<p>${link({ href: exit, text: "Về bản soạn", look: "quiet" })}</p>`;
  return deskPage(c, { title: `Chưa xem thử được: ${edit.title}`, body });
};

export const ofRevision: Finder = async (c) => {
  authorOf(c);
  const [code, id] = [c.req.param("code") ?? "", c.req.param("revision") ?? ""];
  const entry = (await historyOf(c.var.services, code, todayOf(c))).find((one) => one.id === id);
  if (!entry) throw notFound("Không có bản này.");
  const base = `${procedurePath(code)}/ban/${encodeURIComponent(id)}/${PREVIEW}`;
  const note = `${REVISION_STATE_NAMES[entry.state]}, từ ${dayShown(entry.from)}`;
  return { revision: await getRevision(c.var.services, id), note, base, exit: procedurePath(code) };
};
