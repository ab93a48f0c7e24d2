import { type DefinitionChange, isList, readPlace, readYaml } from "../../../../core/procedure/index.ts";
import type { Edit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { postForm } from "../../../forms.ts";
import { officerOf } from "../../../guards.ts";
import { notFound } from "../../../problem.ts";
import { button, type Html, html, link, notice } from "../../../ui/index.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath } from "../paths.ts";
import { keptNotice } from "./conflict.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { actValue, LIST_ACTS } from "./list-view.ts";
import { idOf, type Key, keysOf, nodeAt, type Spot, sectionOf, spotAt, spotPath, takenIds } from "./places.ts";
import { saveChanges } from "./save-node.ts";
import { versionOf } from "./version.ts";

type Done = { changes: DefinitionChange[]; lead: Pick<Spot, "section" | "path">; say: string };

/** POST: adds, moves or takes out an item of a list. Taking out asks once more, as it takes everything below with it. */
export async function actOnList(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const section = sectionOf(c.req.param("section") ?? "");
  const form = await formOf(c);
  const [act = "", place = "", ...rest] = form.get("_viec").split(":");
  if (!section) throw notFound();
  const path = keysOf(place);
  const here = spotAt(section, keysOf(form.get("_o"))) ?? { section, path: [], shape: section.shape };
  if (edit.state !== "draft") return say(c, edit, here, keptNotice(edit));
  // Sent twice, or from an older page of one's own: one item is added, not two.
  const older = versionOf(form) !== edit.version && edit.changedBy.officerId === officerOf(c).officerId;
  if (act === "them" && older) return say(c, edit, here, moved(edit));
  if (act === "them") return finish(c, edit, here, add(edit, here, path));
  const spot = spotAt(section, path);
  // Somebody else may have moved things: the button meant the item that stood there when the page was made.
  if (!spot?.list || idOf(nodeAt(edit.files, spot)) !== rest.join(":")) return say(c, edit, here, moved(edit));
  if (act === "bo") return say(c, edit, here, confirm(c, edit, spot, here));
  if (act === "bo-that")
    return finish(c, edit, here, { changes: [{ op: "remove", file: section.file, path }], lead: here, say: "bo" });
  return finish(c, edit, here, move(edit, spot, here, act === "len" ? -1 : 1));
}

function add(edit: Edit, { section }: Spot, path: readonly Key[]): Done | undefined {
  const above = spotAt(section, path.slice(0, -1));
  const list = above?.shape.lists.find(({ key }) => key === path.at(-1));
  if (!above || !list) return undefined;
  const { file } = section;
  const value = list.blank(takenIds(readYaml(edit.files[file] ?? "")));
  const now = readPlace(edit.files, file, path);
  const lead = { section, path: [...path, isList(now) ? now.length : 0] };
  return { changes: [{ op: "add", file, path, value }], lead, say: "them" };
}

/** One place up or down; from the edge of a list into the same list of the neighbour above or below. */
function move(edit: Edit, spot: Spot, here: Spot, by: -1 | 1): Done | undefined {
  const { file } = spot.section;
  const { path } = spot;
  const [listPath, index] = [path.slice(0, -1), Number(path.at(-1))];
  const list = readPlace(edit.files, file, listPath);
  if (!isList(list)) return undefined;
  const to = index + by;
  const lead = here;
  if (to >= 0 && to < list.length) return { changes: [{ op: "move", file, path, to }], lead, say: "chuyen" };
  const [key, parent] = [path.at(-2), path.at(-3)];
  if (key === undefined || typeof parent !== "number" || list.length === 1) return undefined;
  const target = [...path.slice(0, -3), parent + by, key];
  const other = readPlace(edit.files, file, target);
  const value = list[index];
  if (!isList(other) || value === undefined) return undefined;
  const at = by < 0 ? other.length : 0;
  return {
    changes: [
      { op: "remove", file, path },
      { op: "add", file, path: target, value, at },
    ],
    lead,
    say: "chuyen",
  };
}

async function finish(c: AppContext, edit: Edit, here: Spot, done: Done | undefined): Promise<Response> {
  if (!done)
    return say(
      c,
      edit,
      here,
      notice({ tone: "soon", body: "Không chuyển được nữa: mục này đã ở đầu hoặc cuối, hoặc là mục duy nhất.", live: true }),
    );
  const saved = await saveChanges(c, edit, done.changes);
  if (saved.kind === "saved") return c.redirect(`${spotPath(edit.id, done.lead)}?da=${done.say}`, 303);
  if (saved.kind === "refused")
    return say(c, edit, here, notice({ tone: "late", title: "Chưa làm được", body: saved.say, live: true }));
  return say(c, saved.edit, here, saved.kind === "closed" ? keptNotice(saved.edit) : moved(saved.edit));
}

const moved = (edit: Edit): Html =>
  notice({
    tone: "soon",
    title: `${edit.changedBy.name} vừa đổi danh sách này`,
    body: "Chưa làm gì cả. Mở lại danh sách để xem bản mới nhất, rồi bấm lại nếu còn cần.",
    live: true,
  });

function confirm(c: AppContext, edit: Edit, spot: Spot, here: Spot): Html {
  const node = nodeAt(edit.files, spot);
  const title = node === undefined || !spot.list ? "" : spot.list.titleOf(node);
  const value = actValue("bo-that", spot.path, idOf(node));
  const body = html`<input type="hidden" name="_o" value="${here.path.join(".")}"><p>Mọi thứ bên trong cũng bị bỏ khỏi bản soạn. Các bản đã công bố không đổi.</p><div class="row">${button({ text: "Bỏ", kind: "danger", name: "_viec", value })}${link({ href: spotPath(edit.id, here), text: "Giữ lại" })}</div>`;
  return notice({
    tone: "late",
    title: `Bỏ ${spot.shape.noun.toLocaleLowerCase("vi")} “${title}”?`,
    body: postForm(c, { action: editPath(edit.id, spot.section.slug, LIST_ACTS), body }),
    live: true,
  });
}

async function say(c: AppContext, edit: Edit, here: Spot, word: Html): Promise<Response> {
  const body = html`<p>${link({ href: spotPath(edit.id, here), text: "Về danh sách", look: "quiet" })}</p>`;
  return editFrame(c, {
    edit,
    checked: await checkedEdit(c, edit),
    slug: here.section.slug,
    title: here.section.title,
    word,
    body,
  });
}
