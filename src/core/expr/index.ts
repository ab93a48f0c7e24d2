/** Conditions as data: CEL text, checked against the names of a procedure, the same evaluator on the server and in the browser. */

export { dateParts, dateText, daysInMonth, isRealDate, toCalendarDate, yearsBetween } from "./calendar-date.ts";
export { compileCondition, compileExpression, namesIn } from "./compile-expression.ts";
export { FUNCTIONS } from "./environment.ts";
export { nearest } from "./explain-fault.ts";
export { type PartialDate, partialDateParts } from "./partial-date.ts";
export type { CompiledExpression, Expression, ExpressionFault, Lookup, Value, ValueType, Vocabulary } from "./types.ts";
