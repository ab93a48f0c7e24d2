import type { DefinitionChange, Plain } from "../../../../core/procedure/index.ts";
import { type Edit, findEdit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import type { Form } from "../../../form-data.ts";
import { postForm } from "../../../forms.ts";
import { notFound } from "../../../problem.ts";
import { back, button, type Child, type FieldError, type Html, html, notice } from "../../../ui/index.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath, NAMES } from "../paths.ts";
import { bpmnPart } from "./bpmn.ts";
import { conflictNotice, keptNotice } from "./conflict.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { namesOf, type Typed } from "./inputs.ts";
import { listsView } from "./list-view.ts";
import { mergeTyped } from "./merge-typed.ts";
import { conditionHelp } from "./names-help.ts";
import { parseTyped } from "./parse-typed.ts";
import { idOf, keysOf, nodeAt, type Spot, saidAt, sectionOf, spotAt, spotPath } from "./places.ts";
import { readTyped } from "./read-typed.ts";
import { park, saveChanges, unpark } from "./save-node.ts";
import { hoursNotice } from "./step-hours.ts";
import { versionOf } from "./version.ts";
import { viewInputs } from "./view-inputs.ts";

type NodeView = {
  edit: Edit;
  spot: Spot;
  typed?: Typed;
  errors?: FieldError[];
  word?: Child;
  parkedId?: string;
  conflict?: boolean;
};

/** GET: a section, or a thing in it. */
export async function showNode(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const spot = spotOf(c);
  if (nodeAt(edit.files, spot) === undefined && spot.list)
    throw notFound("Mục này không còn trong bản soạn. Hãy mở lại từ danh sách.");
  return nodePage(c, { edit, spot, word: doneWord(c, spot) });
}

function spotOf(c: AppContext): Spot {
  const section = sectionOf(c.req.param("section") ?? "");
  const spot = section && spotAt(section, keysOf(c.req.param("place") ?? ""));
  if (!spot) throw notFound();
  return spot;
}

const DONE: Readonly<Record<string, string>> = {
  luu: "Đã lưu. Các lỗi bên cạnh vừa được tính lại.",
  them: "Đã thêm. Hãy điền các ô dưới đây rồi lưu.",
  bo: "Đã bỏ.",
  chuyen: "Đã chuyển chỗ.",
};
function doneWord(c: AppContext, spot: Spot): Html | undefined {
  const done = c.req.query("da") ?? "";
  const others = (c.req.query("o") ?? "").split(",");
  const labels = spot.shape.inputs.filter(({ key }) => others.includes(key)).map(({ label }) => label);
  const where = labels.length > 0 ? `ở các ô: ${labels.join("; ")}` : "ở những mục khác";
  const say =
    done === "ghep"
      ? `Đã lưu. Trong lúc bạn soạn, người khác cũng đã lưu ${where}. Hai phần không chạm nhau và đều còn.`
      : DONE[done];
  return say ? notice({ tone: "ok", body: say, live: true }) : undefined;
}

async function nodePage(c: AppContext, view: NodeView): Promise<Response> {
  const { edit, spot } = view;
  const node = nodeAt(edit.files, spot);
  const checked = await checkedEdit(c, edit);
  const stored = readTyped(spot.shape.inputs, node);
  const typed = view.typed ?? stored;
  const title = spot.list && node !== undefined ? `${spot.shape.noun} “${spot.list.titleOf(node)}”` : spot.section.title;
  const up = spot.list && back(spotPath(edit.id, { section: spot.section, path: spot.path.slice(0, -2) }), "Về danh sách");
  const findings = saidAt(spot, typed, checked.findings);
  const inputs = viewInputs({
    inputs: spot.shape.inputs,
    typed,
    errors: view.errors ?? [],
    findings,
    names: editPath(edit.id, NAMES),
  });
  const asksCondition = spot.shape.inputs.some(
    ({ kind, columns }) => isExpression(kind) || columns?.some((column) => isExpression(column.kind)),
  );
  const form =
    spot.shape.inputs.length > 0 &&
    postForm(c, {
      action: spotPath(edit.id, spot),
      className: "edit-form",
      body: html`${hidden(edit, node, stored, view.parkedId)}${inputs}<div class="act-bar">${edit.state === "draft" && button({ text: view.conflict ? "Lưu phần của tôi lên bản mới nhất" : "Lưu mục này" })}</div>`,
    });
  const body = html`${up}<h2>${title}</h2>${!spot.list && spot.section.intro && html`<p>${spot.section.intro}</p>`}${asksCondition && conditionHelp(edit, editPath(edit.id, NAMES))}${hoursNotice(edit, spot)}${form}${listsView(c, { edit, spot, node })}${bpmnPart(c, { edit, spot, checked })}`;
  const common = { edit, checked, slug: spot.section.slug, title, body, word: view.word, errors: view.errors ?? [] };
  return editFrame(c, view.conflict ? { ...common, status: 409 } : common);
}

const isExpression = (kind: string): boolean => kind === "condition" || kind === "value";

/** What the form was made from, so that two people's changes can be told apart. */
const hidden = (edit: Edit, node: Plain | undefined, stored: Typed, parkedId = ""): Html =>
  html`<input type="hidden" name="_phien" value="${edit.version}"><input type="hidden" name="_la" value="${idOf(node)}"><input type="hidden" name="_goc" value="${JSON.stringify(stored)}"><input type="hidden" name="_cat" value="${parkedId}">`;

/** POST: saves a section or a thing in it. */
export async function saveNode(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const form = await formOf(c);
  const spot = sameSpot(edit, spotOf(c), form.get("_la"));
  const mine = typedOf(spot, form);
  const version = versionOf(form);
  if (edit.state !== "draft") {
    const changes = changesOf(edit, spot, mine).changes;
    await park(c, edit, { version: Math.min(version, edit.version - 1), changes });
    return nodePage(c, { edit, spot, typed: mine, word: keptNotice(edit), conflict: true });
  }
  if (version === edit.version) return store(c, { edit, spot, typed: mine, form, say: "luu" });
  const theirs = readTyped(spot.shape.inputs, nodeAt(edit.files, spot));
  const { merged, differences } = mergeTyped(spot.shape.inputs, { base: baseOf(form), mine, theirs });
  // No input was changed by both: the two changes stand side by side, and this person is told of the other.
  if (!differences.some(({ both }) => both) && nodeAt(edit.files, spot) !== undefined)
    return store(c, {
      edit,
      spot,
      typed: merged,
      form,
      say: `ghep&o=${encodeURIComponent(differences.map(({ input }) => input.key).join(","))}`,
    });
  const parkedId = await park(c, edit, { version, changes: changesOf(edit, spot, merged).changes });
  return nodePage(c, { edit, spot, typed: merged, word: conflictNotice(edit, differences), parkedId, conflict: true });
}

/** An item that was moved meanwhile is found again among its fellows. */
function sameSpot(edit: Edit, spot: Spot, id: string): Spot {
  const last = spot.path.at(-1);
  if (!spot.list || typeof last !== "number" || idOf(nodeAt(edit.files, spot)) === id) return spot;
  const above = spot.path.slice(0, -1);
  for (let index = 0; ; index++) {
    const other = { ...spot, path: [...above, index] };
    const node = nodeAt(edit.files, other);
    if (node === undefined) return spot;
    if (idOf(node) === id) return other;
  }
}

type Store = { edit: Edit; spot: Spot; typed: Typed; form: Form; say: string };

async function store(c: AppContext, { edit, spot, typed, form, say }: Store): Promise<Response> {
  const { changes, errors } = changesOf(edit, spot, typed);
  if (errors.length > 0) return nodePage(c, { edit, spot, typed, errors });
  const saved = await saveChanges(c, edit, changes);
  if (saved.kind === "saved") {
    await unpark(c, form.get("_cat"));
    return c.redirect(`${spotPath(edit.id, spot)}?da=${say}`, 303);
  }
  if (saved.kind === "refused")
    return nodePage(c, {
      edit,
      spot,
      typed,
      word: notice({ tone: "late", title: "Chưa lưu được", body: saved.say, live: true }),
    });
  const newest = (await findEdit(c.var.services, edit.id)) ?? saved.edit;
  if (saved.kind === "closed") return nodePage(c, { edit: newest, spot, typed, word: keptNotice(newest), conflict: true });
  const theirs = readTyped(spot.shape.inputs, nodeAt(newest.files, spot));
  const { merged, differences } = mergeTyped(spot.shape.inputs, { base: baseOf(form), mine: typed, theirs });
  return nodePage(c, {
    edit: newest,
    spot,
    typed: merged,
    word: conflictNotice(newest, differences),
    parkedId: saved.parkedId,
    conflict: true,
  });
}

function changesOf(edit: Edit, spot: Spot, typed: Typed): { changes: DefinitionChange[]; errors: FieldError[] } {
  return parseTyped(spot.shape.inputs, typed, { file: spot.section.file, path: spot.path, node: nodeAt(edit.files, spot) });
}

/** What was posted for the inputs of this thing; several ticks of one input stand on lines of their own. */
function typedOf(spot: Spot, form: Form): Typed {
  const all = Object.fromEntries(Object.entries(form.values).map(([name, values]) => [name, values.join("\n")]));
  return Object.assign(
    {},
    ...spot.shape.inputs.map((input) =>
      input.kind === "rows"
        ? Object.fromEntries(namesOf(all, input).map((name) => [name, all[name] ?? ""]))
        : { [input.key]: all[input.key] ?? "" },
    ),
  );
}

function baseOf(form: Form): Typed {
  try {
    const base: unknown = JSON.parse(form.get("_goc"));
    if (typeof base !== "object" || base === null) return {};
    return Object.fromEntries(Object.entries(base).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}
