import { isList, type Plain, valueAt } from "../../../../core/procedure/index.ts";
import type { Edit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { postForm } from "../../../forms.ts";
import { button, type Html, html, link } from "../../../ui/index.ts";
import { editPath } from "../paths.ts";
import type { ListShape, Section } from "../shapes/index.ts";
import { idOf, type Key, placeText, type Spot, spotPath } from "./places.ts";

export const LIST_ACTS = "viec";
/** What a button of a list says: what to do, where, and which item it was when the page was made. */
export const actValue = (act: string, path: readonly Key[], id = ""): string => `${act}:${placeText(path)}:${id}`;

/** The lists of a thing with everything below them: each item leads to its page, may be moved, taken out, and a new one added. */
export function listsView(
  c: AppContext,
  { edit, spot, node }: { edit: Edit; spot: Spot; node: Plain | undefined },
): Html | undefined {
  const lists = shownLists(spot.shape.lists, node);
  if (lists.length === 0) return undefined;
  const body = html`<input type="hidden" name="_phien" value="${edit.version}"><input type="hidden" name="_o" value="${placeText(spot.path)}">${lists.map((list) => listView({ edit, section: spot.section }, list, node, spot.path, 2))}`;
  return postForm(c, { action: editPath(edit.id, spot.section.slug, LIST_ACTS), body, className: "tree" });
}

const shownLists = (lists: readonly ListShape[], node: Plain | undefined): ListShape[] =>
  lists.filter(({ only }) => only === undefined || only(node));

type Where = { edit: Edit; section: Section };

function listView(where: Where, list: ListShape, node: Plain | undefined, above: readonly Key[], level: number): Html {
  const value = valueAt(node, [list.key]);
  const items = isList(value) ? value : [];
  const path = [...above, list.key];
  const noun = list.shape.noun.toLocaleLowerCase("vi");
  const lines = items.map((item, index) =>
    itemView(where, list, { item, path: [...path, index], last: index === items.length - 1 }, level),
  );
  const open = where.edit.state === "draft";
  const title = level === 2 ? html`<h2>${list.title}</h2>` : undefined;
  return html`${title}${items.length === 0 && html`<p class="soft">Chưa có ${noun} nào.</p>`}<ol class="plain tree-list">${lines}</ol>${open && html`<p>${button({ text: `Thêm ${noun}`, kind: level === 2 ? "quiet" : "plain", name: "_viec", value: actValue("them", path) })}</p>`}`;
}

type Item = { item: Plain; path: readonly Key[]; last: boolean };

function itemView(where: Where, list: ListShape, { item, path, last }: Item, level: number): Html {
  const { edit, section } = where;
  const title = list.titleOf(item);
  const detail = list.detailOf?.(item);
  const id = idOf(item);
  const act = (name: string, text: string) =>
    button({ text, about: title, kind: "plain", name: "_viec", value: actValue(name, path, id) });
  // The first page of a part goes up into the part before, so only the very first thing has nowhere to go.
  const first = path.every((key) => typeof key !== "number" || key === 0);
  const acts =
    edit.state === "draft" &&
    html`<span class="tree-acts">${!first && act("len", "Lên")}${!(last && path.length === 2) && act("xuong", "Xuống")}${act("bo", "Bỏ")}</span>`;
  const below = shownLists(list.shape.lists, item).map((inner) => listView(where, inner, item, path, level + 1));
  const line = html`<div class="tree-line"><span>${link({ href: spotPath(edit.id, { section, path }), text: title })}${detail && html`<span class="sub">${detail}</span>`}</span>${acts}</div>`;
  return html`<li>${line}${below}</li>`;
}
