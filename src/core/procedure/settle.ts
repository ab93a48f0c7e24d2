import type { Lookup, Value } from "../expr/index.ts";
import { addressParts } from "./answers/address.ts";
import { isRowType } from "./answers/rows.ts";
import { settleRows } from "./answers/settle-rows.ts";
import { isDigitalCitizen } from "./digital-citizen.ts";
import { type Engine, engineOf } from "./engine.ts";
import { isRegisterType } from "./register-values.ts";
import type {
  Answers,
  AnswerValue,
  CaseContext,
  Channel,
  Field,
  Page,
  RegisterValue,
  RegisterValues,
  Revision,
} from "./types.ts";

/** A case worked through from the first page to the last. */
export type Settled = {
  engine: Engine;
  /** Visible pages, each with its visible fields. */
  pages: Page[];
  /** Answers of visible fields; the others do not count, whatever is stored. */
  answers: Answers;
  registers: RegisterValues;
  /** Value of any name of the vocabulary in this case. */
  lookup: Lookup;
};

/** Arguments under which the answer of a register to this field is asked, `undefined` while they are not known. */
export function registerQuestion(
  field: Field,
  lookup: Lookup,
  typed: AnswerValue | undefined,
): Record<string, string> | undefined {
  if (field.type === "marriage") {
    const [first, second] = (field.of ?? []).map((id) => lookup(id));
    return typeof first === "string" && typeof second === "string" && first && second ? { first, second } : undefined;
  }
  if (typeof typed !== "string" || typed === "") return undefined;
  if (field.type === "person") return { personalId: typed };
  return field.type === "organisation" ? { taxCode: typed } : { number: typed };
}

/** A register's answer counts only for what is asked now: an answer to an earlier, mistyped number does not. */
export function isCurrent(value: RegisterValue | undefined, asked: Record<string, string> | undefined): value is RegisterValue {
  if (!value || !asked) return false;
  const was = Object.values(value.asked);
  return Object.values(asked).every((argument) => was.includes(argument));
}

function builtIn(ctx: CaseContext, name: string): Value | undefined {
  switch (name) {
    case "today":
      return ctx.today;
    case "channel":
      return ctx.channel;
    case "documents":
      return ctx.documents;
    case "requester.personalId":
      return ctx.requester.personalId;
    case "requester.name":
      return ctx.requester.name;
    case "requester.level":
      return ctx.requester.level;
    case "requester.birthDate":
      return ctx.requester.birthDate;
    case "requester.phone":
      return ctx.requester.phone;
    case "requester.email":
      return ctx.requester.email;
    case "requester.digitalCitizen":
      return isDigitalCitizen(ctx.requester);
  }
  return undefined;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** `facts` keeps what was worked out; whoever changes an answer empties it. */
function lookupIn(
  engine: Engine,
  ctx: CaseContext,
  answers: Answers,
  registers: RegisterValues,
  facts: Map<string, Value | undefined>,
): Lookup {
  const lookup: Lookup = (name) => {
    const fact = own(engine.revision.facts, name);
    if (fact !== undefined) {
      if (!facts.has(name)) facts.set(name, engine.evaluate(fact, lookup));
      return facts.get(name);
    }
    const register = /^register\.(.+)\.(found|values)$/.exec(name);
    if (register?.[1]) return own(registers, register[1])?.[register[2] as "found" | "values"];
    return own(answers, name) ?? builtIn(ctx, name);
  };
  return lookup;
}

/** A field as one channel asks it. */
export function fieldAt(field: Field, channel: Channel): Field {
  return field.required && field.optionalAt?.includes(channel) ? { ...field, required: false } : field;
}

const known = new WeakMap<CaseContext, { revision: Revision; settled: Settled }>();

/**
 * Works through the form in its order. A condition sees the answers that count so far, so what stands on a page that became invisible
 * counts nowhere. Never throws for any answers. A page asks a dozen things of the same context, so it is worked through once.
 */
export function settle(revision: Revision, ctx: CaseContext): Settled {
  const before = known.get(ctx);
  if (before?.revision === revision) return before.settled;
  const settled = workThrough(revision, ctx);
  known.set(ctx, { revision, settled });
  return settled;
}

function workThrough(revision: Revision, ctx: CaseContext): Settled {
  const engine = engineOf(revision);
  const answers: Answers = {};
  const registers: RegisterValues = {};
  const facts = new Map<string, Value | undefined>();
  const lookup = lookupIn(engine, ctx, answers, registers, facts);
  const keep = (field: Field) => {
    if (isRowType(field.type)) {
      settleRows(engine, field, ctx.answers, answers, lookup);
      facts.clear();
      return;
    }
    const prefilled = field.prefill === undefined ? undefined : engine.evaluate(field.prefill, lookup);
    const stored = own(ctx.answers, field.id);
    const answer = stored ?? (typeof prefilled === "object" || prefilled === "" ? undefined : prefilled);
    if (answer !== undefined && field.type !== "marriage") answers[field.id] = answer;
    if (field.type === "address")
      Object.assign(answers, addressParts(field.id, ctx.answers, stored === undefined ? answer : undefined));
    facts.clear();
    if (!isRegisterType(field.type)) return;
    const value = own(ctx.registers, field.id);
    if (!isCurrent(value, registerQuestion(field, lookup, answer))) return;
    registers[field.id] = value;
    const confirmed = own(ctx.answers, `${field.id}.confirmed`);
    if (typeof confirmed === "boolean") answers[`${field.id}.confirmed`] = confirmed;
    facts.clear();
  };
  const pages: Page[] = [];
  for (const page of revision.pages) {
    if (!engine.holds(page.when, lookup)) continue;
    const fields: Field[] = [];
    for (const field of page.fields) {
      if (!engine.holds(field.when, lookup)) continue;
      fields.push(fieldAt(field, ctx.channel));
      keep(field);
    }
    if (fields.length > 0) pages.push({ ...page, fields });
  }
  return { engine, pages, answers, registers, lookup };
}
