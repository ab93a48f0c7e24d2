import { compileExpression, type Expression } from "../../expr/index.ts";
import { addressParts } from "../answers/address.ts";
import { isAnswerOf } from "../answers/answer-names.ts";
import { type Engine, engineOf } from "../engine.ts";
import { isRegisterType } from "../register-values.ts";
import { registerQuestion, settle } from "../settle.ts";
import type { Answers, CaseContext, Channel, ChildProcedure, RegisterValues, Revision } from "../types.ts";
import { ISSUED_NAMES, type Issued, issuedLookup } from "./issued-names.ts";

export type RegisterQuestion = {
  fieldId: string;
  kind: "person" | "organisation" | "marriage" | "birthNotice";
  args: Record<string, string>;
};
export type ChildCase = {
  answers: Answers;
  registers: RegisterValues;
  /** What only a register can say and nobody has asked it yet, e.g. about the child that was just given a number. */
  toAsk: RegisterQuestion[];
};

/**
 * The answers of a child (hồ sơ con) as the parent's case gives them; what depends on something unanswered is left out, an address is taken
 * apart. Where the child's form asks a register what the parent's has asked already, that answer goes along with its source and time: nothing
 * is asked twice.
 * @throws Error when an expression does not compile, which `compile()` has ruled out
 */
export function childCase(
  parent: { revision: Revision; ctx: CaseContext; issued: Issued },
  child: ChildProcedure,
  revision: Revision,
): ChildCase {
  const settled = settle(parent.revision, parent.ctx);
  const names = issuedLookup(parent.issued, settled.lookup);
  const answers: Answers = {};
  for (const [id, source] of Object.entries(child.answers)) {
    const value = childExpression(settled.engine, source).evaluate(names);
    if (value !== undefined && typeof value !== "object") answers[id] = value;
  }
  const registers: RegisterValues = {};
  const toAsk: RegisterQuestion[] = [];
  for (const field of revision.pages.flatMap((page) => page.fields)) {
    if (field.type === "address" && !(`${field.id}.commune` in answers))
      Object.assign(answers, addressParts(field.id, {}, answers[field.id]));
    if (!isRegisterType(field.type)) continue;
    const args = registerQuestion(field, (name) => answers[name], answers[field.id]);
    if (!args) continue;
    const same = Object.entries(settled.registers).find(([, value]) => value.found && sameQuestion(value.asked, args));
    answers[`${field.id}.confirmed`] = (same && settled.answers[`${same[0]}.confirmed`]) ?? true;
    if (same) registers[field.id] = same[1];
    else toAsk.push({ fieldId: field.id, kind: field.type, args });
  }
  return { answers, registers, toAsk };
}

/** Two people of a marriage may be named in either order. */
function sameQuestion(was: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>>): boolean {
  const sorted = (values: readonly string[]) => [...values].sort().join(" ");
  return sorted(Object.keys(was)) === sorted(Object.keys(asked)) && sorted(Object.values(was)) === sorted(Object.values(asked));
}

/** The channel of a child: the parent's when the procedure offers it, else the first that it offers; a parent filed online was filed online. */
export function childChannel(revision: Pick<Revision, "channels">, parent: Channel): Channel {
  if (revision.channels[parent]) return parent;
  return CHANNELS.find((channel) => revision.channels[channel]) ?? parent;
}
const CHANNELS = ["online", "counter", "post"] as const;

/** The papers of the parent that go along, under their names in the child. */
export function carriedPapers<P extends { paperId: string }>(
  papers: readonly P[],
  child: Pick<ChildProcedure, "papers">,
  revision: Pick<Revision, "papers">,
): (P & { name: string })[] {
  return papers.flatMap((paper) => {
    const own = revision.papers.find(({ id }) => id === child.papers?.[paper.paperId]);
    return own ? [{ ...paper, paperId: own.id, name: own.name }] : [];
  });
}

/** Whether the form has a question that this answer belongs to. */
export function asksFor(revision: Revision, name: string): boolean {
  return revision.pages.some((page) => page.fields.some((field) => isAnswerOf(field, name)));
}

const compiled = new WeakMap<Engine, Map<string, Expression>>();

function childExpression(engine: Engine, source: string): Expression {
  const known = compiled.get(engine) ?? new Map<string, Expression>();
  compiled.set(engine, known);
  const before = known.get(source);
  if (before) return before;
  const result = compileExpression(source, { ...engine.names, ...ISSUED_NAMES });
  if (!result.ok) throw new Error(`Revision ${engine.revision.code}: “${source}”: ${result.fault.message}`);
  known.set(source, result.expression);
  return result.expression;
}

/** What an answer of a child comes out as. @throws Error as `childCase` */
export function childAnswerType(parent: Revision, source: string): Expression["type"] {
  return childExpression(engineOf(parent), source).type;
}
