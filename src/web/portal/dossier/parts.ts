import { type ChildRef, type Dossier, isEnded, isOver, STATE_NAMES, STATES, type State } from "../../../core/dossier/index.ts";
import { numberInWords } from "../../../core/procedure/index.ts";
import type { Revision, Step } from "../../../core/procedure/types.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { AppContext } from "../../context.ts";
import { type Child, type Html, html, type Tone, tag } from "../../ui/index.ts";
import { phoneLink } from "../../ui/shell.ts";
import { dayAndTime } from "../words.ts";
import { resultPath } from "./paths.ts";
import { toneOf } from "./state.ts";

type Part = {
  title: string;
  tone: Tone;
  state: string;
  agency: string;
  /** Until when, or since when. */
  when: string;
  trouble?: Child;
  result?: { name: string; sha256: string };
};

/** Whether the filing is interlinked: other agencies do parts of it (liên thông). */
export const isInterlinked = ({ steps }: Pick<Revision, "steps">): boolean => steps.some(({ child }) => child);

/**
 * The parts of an interlinked filing: what each agency does, until when, what came of it. The same for somebody who only knows the code, without
 * reasons and files: those may speak of people.
 */
export function partsSection(c: AppContext, dossier: Dossier, revision: Revision, options: { open: boolean }): Html | undefined {
  if (!isInterlinked(revision)) return undefined;
  const parts = partsOf(c, dossier, revision);
  const title = `${capitalised(numberInWords(parts.length))} phần của hồ sơ`;
  return html`<section aria-labelledby="cac-phan"><h2 id="cac-phan">${title}</h2><ul class="linked-parts">${parts.map((part) => view(dossier, part, options.open))}</ul></section>`;
}

/** All that can come has come: how many parts have a result, and how each is fetched. Takes the place of the notice of a single result. */
export function partsReady(c: AppContext, dossier: Dossier, revision: Revision, way: string): Html | undefined {
  if (!isInterlinked(revision) || !dossier.finishedAt || !dossier.result || dossier.draft?.negative) return undefined;
  const parts = partsOf(c, dossier, revision);
  const done = parts.filter(({ tone, result }) => tone === "ok" && result).length;
  const all = done === parts.length;
  const title = all
    ? `Đã có kết quả của cả ${numberInWords(parts.length)} phần`
    : `Đã có kết quả của ${done} trong ${parts.length} phần`;
  const rest = all ? "" : " Phần không có kết quả được ghi rõ lý do và việc bạn cần làm.";
  return html`<div class="notice ${all ? "ok" : "soon"}"><h2>${title}</h2><p>Tải từng kết quả ngay dưới đây.${rest}</p><p>${way}</p></div>`;
}

/** First thing on the page while other parts go on: one has come to nothing. */
export function partsFailed(c: AppContext, dossier: Dossier, revision: Revision): Html | undefined {
  if (!isInterlinked(revision) || dossier.finishedAt) return undefined;
  const failed = partsOf(c, dossier, revision).filter(({ tone, trouble }) => tone === "late" && trouble);
  if (failed.length === 0) return undefined;
  const where = html`<p><a class="tap" href="#cac-phan">Xem lý do và việc bạn cần làm</a>. Các phần khác vẫn tiếp tục.</p>`;
  return html`<div class="notice late">${failed.map(({ title }) => html`<h2>${title}: không có kết quả</h2>`)}${where}</div>`;
}

function view(dossier: Dossier, part: Part, open: boolean): Html {
  const head = html`<h3>${part.title}</h3><p>${tag({ tone: part.tone, text: part.state })}</p><p class="soft">${[part.agency, part.when].filter(Boolean).join(" · ")}</p>`;
  if (!open) return html`<li>${head}</li>`;
  const file =
    part.result &&
    html`<p><a class="tap" href="${resultPath(dossier, part.result.sha256)}">Tải ${part.result.name} (PDF)</a></p>`;
  return html`<li>${head}${part.trouble && html`<div class="linked-trouble">${part.trouble}</div>`}${file}</li>`;
}

function partsOf(c: AppContext, dossier: Dossier, revision: Revision): Part[] {
  const steps = revision.steps.filter(
    ({ id, child }) => child && (!dossier.finishedAt || dossier.steps.some(({ stepId }) => stepId === id)),
  );
  const own = ownPart(dossier, revision);
  return [own, ...steps.map((step) => linkedPart(c, dossier, step, own.title))];
}

/** What the agency does that took the filing in. */
function ownPart(dossier: Dossier, revision: Revision): Part {
  const { result, agencyName: agency } = dossier;
  const title = result?.name ?? revision.results[0]?.name ?? revision.name;
  if (result) {
    const { name, file, number, signedAt } = result;
    const refused = dossier.draft?.negative;
    const signed = `số ${number}, ký ${dayAndTime(signedAt)}`;
    const state = refused ? "Không được chấp thuận" : "Đã có kết quả";
    return { title, tone: refused ? "late" : "ok", state, agency, when: signed, result: { name, sha256: file.sha256 } };
  }
  return { title, tone: toneOf(dossier), state: capitalised(STATE_NAMES[dossier.state]), agency, when: "" };
}

function linkedPart(c: AppContext, dossier: Dossier, step: Step, before: string): Part {
  const ref = dossier.children?.findLast(({ stepId }) => stepId === step.id);
  if (ref) return childPart(c, step, ref);
  const run = dossier.steps.findLast(({ stepId }) => stepId === step.id);
  const common = { title: step.name, agency: "", when: "" };
  if (!run) return { ...common, tone: "info", state: "Chưa bắt đầu", when: isEnded(dossier) ? "" : `làm sau khi có ${before}` };
  if (run.completedAt) return { ...common, tone: "late", state: "Không làm" };
  if (!dossier.coordination) return { ...common, tone: "info", state: "Đang chuyển cơ quan giải quyết" };
  return {
    ...common,
    tone: "soon",
    state: "Chờ phân công cơ quan",
    trouble: "Chưa xác định được cơ quan làm phần này. Lãnh đạo đang phân công; bạn không phải làm gì.",
  };
}

function childPart(c: AppContext, step: Step, ref: ChildRef): Part {
  const { agencyName: agency, result, dueAt, trouble } = ref;
  const over = isOver(ref);
  const failed = over && trouble !== undefined;
  const done = over && !failed;
  const state = STATES.find((one): one is State => one === ref.state) ?? "inProcess";
  const open = failed ? "Không có kết quả" : capitalised(STATE_NAMES[state]);
  return {
    title: step.name,
    agency,
    tone: failed ? "late" : done ? "ok" : trouble ? "soon" : toneOf({ state }),
    state: done ? "Đã có kết quả" : open,
    when: over ? signedWords(ref) : dueAt ? `${UNTIL[state] ?? "hạn"} ${dayAndTime(dueAt)}` : "",
    ...(trouble && { trouble: troubleWords(c, ref, trouble, failed) }),
    ...(result && { result: { name: result.name, sha256: result.file.sha256 } }),
  };
}

/** Before it is received, the time is that for an answer, not for a result. */
const UNTIL: Partial<Record<State, string>> = { submitted: "cơ quan trả lời trước", awaitingReception: "cơ quan trả lời trước" };

/** What the citizen is asked stands at the head of the page already. */
function troubleWords(c: AppContext, ref: ChildRef, trouble: string, failed: boolean): Html {
  if (ref.state === "awaitingSupplement")
    return html`<p>Cần bạn bổ sung. <a class="tap" href="#can-bo-sung">Xem ở đầu trang</a></p>`;
  return html`<p>${capitalised(trouble)}</p>${failed && whatToDo(c, ref)}`;
}

const signedWords = ({ result }: ChildRef): string => (result ? `số ${result.number}, ký ${dayAndTime(result.signedAt)}` : "");

/** The other parts go on; this one can be filed on its own. */
function whatToDo(c: AppContext, { procedureCode, procedureName }: ChildRef): Html {
  return html`<p>Các phần khác không bị ảnh hưởng. Bạn sửa theo lý do trên rồi làm riêng thủ tục <a href="/thu-tuc/${procedureCode}">${procedureName}</a>, hoặc gọi ${phoneLink(c.var.site.hotline)} để hỏi.</p>`;
}
