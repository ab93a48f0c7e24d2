/** Procedures as data: form pages, papers, fees and texts computed from a revision and a case. Pure. */
export { answerLines, answerText, dateOnScreen, subjectOf } from "./answer-text.ts";
export { addressInputs, addressNote, addressText, NO_PLACE, placesOf } from "./answers/address.ts";
export { isAnswerOf } from "./answers/answer-names.ts";
export { moneyText, withPoints } from "./answers/money.ts";
export { partialDateInputs, partialDateInWords } from "./answers/partial-date.ts";
export { changeRows, type RowChange, rowInputs, rowsPosted } from "./answers/row-inputs.ts";
export { isRowType, rowCount, rowField, rowLimits } from "./answers/rows.ts";
export { checkTaxCode, taxCheckDigit } from "./answers/tax-code.ts";
export { askablePages } from "./askable-pages.ts";
export type { CaseLaw } from "./authored/case-law.ts";
export { type CheckedFile, checkFile } from "./authored/check-file.ts";
export { type Compiled, compile, type DefinitionFiles } from "./authored/compile.ts";
export {
  type Changed,
  changeDefinition,
  type DefinitionChange,
  isGroup,
  isList,
  type KnownName,
  knownNames,
  type NewDefinition,
  newDefinition,
  type Plain,
  readPlace,
  readYaml,
  same,
  valueAt,
} from "./authored/edit/index.ts";
export { jsonSchemas } from "./authored/json-schemas.ts";
export { caseContext, caseOutcome, runCases } from "./authored/run-cases.ts";
export { type CaseFile, caseSchema } from "./authored/schemas.ts";
export { writeFiles } from "./authored/write-files.ts";
export { type Checklist, type ChecklistPaper, checklistFor } from "./checklist.ts";
export { checkChildCases } from "./child/check-child-cases.ts";
export { checkChildProcedures } from "./child/check-child-procedures.ts";
export { type ChildCase, carriedPapers, childCase, childChannel, type RegisterQuestion } from "./child/child-case.ts";
export type { Issued } from "./child/issued-names.ts";
export { checkEmail, checkPhone } from "./contact.ts";
export { dateInWords, numberInWords } from "./date-in-words.ts";
export { CHANGE_PARTS, type Change, type ChangePart } from "./diff/compare.ts";
export { changeText, diffRevisions } from "./diff/diff-revisions.ts";
export { isDigitalCitizen } from "./digital-citizen.ts";
export { factsOf } from "./facts.ts";
export * from "./fees/index.ts";
export { LEGACY_LEVEL_SOURCE, legacyLevel } from "./legacy-level.ts";
export { isNothingMissing, type Missing, missing } from "./missing.ts";
export { type OnSpot, onSpot } from "./on-spot.ts";
export {
  effectiveAnswers,
  effectiveRegisters,
  nextPage,
  pageReachable,
  type RegisterStage,
  registerStage,
  visiblePages,
  visibleRows,
} from "./pages.ts";
export { type PaperAsk, papersAsked } from "./papers.ts";
export { type FormInput, inputNames } from "./parse-field.ts";
export { type FieldMessage, type ParsedPage, parsePage } from "./parse-page.ts";
export { checkPersonalId, readPersonalId } from "./personal-id.ts";
export {
  ancestorsOf,
  befores,
  criticalPath,
  descendantsOf,
  type FlowRun,
  firstSteps,
  followers,
  lastSteps,
  nextSteps,
  standingSteps,
} from "./process/flow.ts";
export { fromBpmn, type ReadProcess } from "./process/from-bpmn.ts";
export { type Box, laneName, type Point, type ProcessGraph, type ProcessNode, processGraph } from "./process/graph.ts";
export { nextFor, settledCondition } from "./process/next-for.ts";
export { toBpmn } from "./process/to-bpmn.ts";
export { type ClockKind, type ClockState, type PublicationClock, publicationClocksOf } from "./publication-clocks.ts";
export { isRegisterType, REGISTER_DATES, REGISTER_VALUES } from "./register-values.ts";
export { timeFor } from "./terms-for.ts";
export { COMMUNE_UNITS, decidingUnit, isUnit, UNIT_NAMES, type Unit } from "./units.ts";
