import { type ASTNode, type Environment, ParseError, type ParseResult, parse as parseSyntax } from "@marcbachmann/cel-js";
import { CalendarDate, dateText, partsOf, toCalendarDate } from "./calendar-date.ts";
import { environmentFor, flatName, resultType } from "./environment.ts";
import { explainFault, nearest, TOO_LONG } from "./explain-fault.ts";
import { chainOf, knownPrefix, literalText, walk } from "./syntax.ts";
import type { CompiledExpression, ExpressionFault, Lookup, Value, ValueType, Vocabulary } from "./types.ts";

/** Characters of an expression; reading one that is longer can fill the stack before its parts are counted. */
const MOST_LENGTH = 2000;

type Mention = { name: string; start: number };

function mentions(root: ASTNode, vocabulary: Vocabulary): Mention[] {
  const found: Mention[] = [];
  walk(root, (node) => {
    const chain = chainOf(node);
    if (!chain) return undefined;
    const name = knownPrefix(chain, (candidate) => Object.hasOwn(vocabulary, candidate));
    if (name) found.push({ name, start: node.start });
    return true;
  });
  return found;
}

/** Replaces the dots of every known name by underscores; positions do not move. */
function flatten(source: string, found: readonly Mention[]): string {
  let flat = source;
  for (const { name, start } of found) {
    if (source.slice(start, start + name.length) === name)
      flat = flat.slice(0, start) + flatName(name) + flat.slice(start + name.length);
  }
  return flat;
}

/** Literals that can never be right: a value outside of a choice, a day that does not exist. CEL's own types do not see them. */
function literalFault(root: ASTNode, vocabulary: Vocabulary): ExpressionFault | undefined {
  let fault: ExpressionFault | undefined;
  const choiceOf = (node: ASTNode) => {
    const type = vocabulary[chainOf(node)?.join(".") ?? ""];
    return type?.kind === "choice" ? type.values : undefined;
  };
  const mustBeOneOf = (values: readonly string[], literal: ASTNode) => {
    const text = literalText(literal);
    if (fault || text === undefined || values.includes(text)) return;
    const meant = nearest(text, values);
    fault = {
      message: `Không có lựa chọn “${text}”. ${meant ? `Có phải “${meant}”?` : `Chỉ có: ${values.join(", ")}.`}`,
      position: literal.start,
    };
  };
  const mustBeKey = (node: ASTNode) => {
    const chain = chainOf(node);
    const key = chain?.at(-1);
    const type = vocabulary[chain?.slice(0, -1).join(".") ?? ""];
    if (fault || key === undefined || type?.kind !== "textMap" || !type.keys || type.keys.includes(key)) return;
    fault = { message: `Không có giá trị “${key}” ở đây. Chỉ có: ${type.keys.join(", ")}.`, position: node.start };
  };
  walk(root, (node) => {
    mustBeKey(node);
    // Patterns of JavaScript may take for ever on a text that somebody chose for it.
    if (node.op === "rcall" && node.args[0] === "matches")
      fault ??= { message: "Không dùng được matches. Hãy so sánh bằng ==, in, startsWith hoặc contains.", position: node.start };
    if (node.op === "==" || node.op === "!=" || node.op === "in") {
      const [left, right] = node.args;
      const values = choiceOf(left) ?? (node.op === "in" ? undefined : choiceOf(right));
      const literals = right.op === "list" ? right.args : [left, right];
      if (values) for (const literal of literals) mustBeOneOf(values, literal);
    }
    if (node.op === "call" && node.args[0] === "date") {
      const [argument] = node.args[1];
      const text = argument && literalText(argument);
      if (argument && text !== undefined && !toCalendarDate(text)) {
        fault ??= {
          message: `“${text}” không phải là một ngày. Viết năm-tháng-ngày, ví dụ 2026-11-20.`,
          position: argument.start,
        };
      }
    }
    return undefined;
  });
  return fault;
}

/** Names of a vocabulary that an expression mentions, none when it cannot be read. Checks nothing. */
export function namesIn(source: string, vocabulary: Vocabulary): string[] {
  try {
    return [...new Set(mentions(parseSyntax(source).ast, vocabulary).map(({ name }) => name))];
  } catch {
    return [];
  }
}

function toCel(type: ValueType, value: Value | undefined): unknown {
  if (value === undefined || value === "") return undefined;
  if (type.kind === "date") return typeof value === "string" ? toCalendarDate(value) : undefined;
  if (type.kind === "number") return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (type.kind === "yesNo") return typeof value === "boolean" ? value : undefined;
  if (type.kind === "texts") return Array.isArray(value) ? value : undefined;
  if (type.kind === "textMap") return typeof value === "object" && !Array.isArray(value) ? value : undefined;
  return typeof value === "string" ? value : undefined;
}

function fromCel(value: unknown): Value | undefined {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof CalendarDate) return dateText(partsOf(value));
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return value as Value | undefined;
}

/** A name that an expression mentions, as its context calls it. */
type Use = { name: string; flat: string; type: ValueType };

function usesOf(names: readonly string[], vocabulary: Vocabulary): Use[] {
  return names.flatMap((name) => {
    const type = vocabulary[name];
    return type ? [{ name, flat: flatName(name), type }] : [];
  });
}

function run(parsed: ParseResult, uses: readonly Use[], lookup: Lookup): Value | undefined {
  const context: Record<string, unknown> = {};
  for (const { name, flat, type } of uses) {
    const value = toCel(type, lookup(name));
    if (value !== undefined) context[flat] = value;
  }
  // Nobody reads where an answer is missing, and working that out takes longer than the expression: a third of a whole form.
  const depth = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return fromCel(parsed(context));
  } catch {
    // CEL reports a missing value as an error, and so do "||" and "&&" unless the other side decides alone: that is our "unknown".
    return undefined;
  } finally {
    Error.stackTraceLimit = depth;
  }
}

function parse(
  environment: Environment,
  source: string,
  vocabulary: Vocabulary,
): { parsed: ParseResult; root: ASTNode; uses: string[] } {
  const root = environment.parse(source).ast;
  const found = mentions(root, vocabulary);
  return { parsed: environment.parse(flatten(source, found)), root, uses: [...new Set(found.map(({ name }) => name))] };
}

/**
 * Checks an expression (CEL, https://cel.dev) against a vocabulary and makes it ready to run. Pure: no clock, today is a value like others.
 * Three-valued: an expression that needs something unanswered evaluates to `undefined`; `false && unknown` is false, `true || unknown` true.
 */
export function compileExpression(source: string, vocabulary: Vocabulary): CompiledExpression {
  if (source.length > MOST_LENGTH) return { ok: false, fault: { message: TOO_LONG, position: 0 } };
  const environment = environmentFor(vocabulary);
  try {
    const { parsed, root, uses } = parse(environment, source, vocabulary);
    const checked = parsed.check();
    if (checked.error) return { ok: false, fault: explainFault(source, vocabulary, checked.error) };
    const fault = literalFault(root, vocabulary);
    if (fault) return { ok: false, fault };
    const type = resultType(checked.type ?? "");
    if (!type)
      return {
        ok: false,
        fault: { message: "Không biết trước được kiểu của kết quả. Hãy so sánh để ra đúng/sai.", position: 0 },
      };
    const used = usesOf(uses, vocabulary);
    return { ok: true, expression: { source, type, uses, evaluate: (lookup) => run(parsed, used, lookup) } };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, fault: explainFault(source, vocabulary, error) };
    throw error;
  }
}

/** As `compileExpression`, and refuses what is not a condition (đúng/sai). */
export function compileCondition(source: string, vocabulary: Vocabulary): CompiledExpression {
  const compiled = compileExpression(source, vocabulary);
  if (!compiled.ok || compiled.expression.type.kind === "yesNo") return compiled;
  return {
    ok: false,
    fault: { message: "Chỗ này cần một điều kiện đúng/sai. Hãy so sánh, ví dụ thêm “> 0” hoặc “== …”.", position: 0 },
  };
}
