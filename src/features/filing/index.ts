export { type Attached, attachPaper, MOST_FILES } from "./attach-paper.ts";
export {
  chooseAgency,
  chooseFetch,
  discardDraft,
  leaveAgency,
  listCounters,
  passPaper,
  removePaper,
  reportValue,
} from "./change-draft.ts";
export { ACCEPTED, checkFile, cleanName, megabytes, tooLarge } from "./check-file.ts";
export { fetchesAtCounter } from "./delivery.ts";
export { draftCase, draftContext } from "./draft-case.ts";
export { feeOfDraft } from "./fee-of-draft.ts";
export { fileOf } from "./field-files.ts";
export { fieldInputs } from "./field-inputs.ts";
export {
  countDraftsElsewhere,
  findDraft,
  findOpenDraft,
  isDraftElsewhere,
  listOpenDrafts,
  openCase,
} from "./find-draft.ts";
export { handInDraft } from "./hand-in-draft.ts";
export { requestLookups } from "./look-ups.ts";
export { leftToCentre, nextStop, openPapers, pageOpen } from "./next-stop.ts";
export { applicantOf } from "./owns-draft.ts";
export { pinOf } from "./pin.ts";
export { DRAFT_DAYS, keptUntil, purgeDrafts } from "./purge-drafts.ts";
export { type SaveOutcome, saveAnswers } from "./save-answers.ts";
export { type PageOutcome, saveCounterForm } from "./save-counter-form.ts";
export { startCounterDraft } from "./start-counter-draft.ts";
export { startDraft, startSupplement } from "./start-draft.ts";
export { submitAtCounter } from "./submit-at-counter.ts";
export { type SubmitOutcome, submitDraft } from "./submit-draft.ts";
export { trackDossier } from "./track-dossier.ts";
export type { Draft, DraftCase, DraftPaper, Moved, Stop } from "./types.ts";
