import { addressExamples } from "../ui/address.ts";
import { buttonExamples } from "../ui/button.ts";
import { cardExamples } from "../ui/card.ts";
import { choiceExamples } from "../ui/choice.ts";
import { dateExamples } from "../ui/date.ts";
import { errorSummaryExamples } from "../ui/error-summary.ts";
import type { Examples } from "../ui/examples.ts";
import { factsExamples } from "../ui/facts.ts";
import { fileUploadExamples } from "../ui/file-upload.ts";
import { paneExamples } from "../ui/pane.ts";
import { partialDateExamples } from "../ui/partial-date.ts";
import { processDiagramExamples } from "../ui/process-diagram.ts";
import { rowsExamples } from "../ui/rows.ts";
import { stationsExamples } from "../ui/stations.ts";
import { tableExamples } from "../ui/table.ts";
import { tagExamples } from "../ui/tag.ts";
import { textExamples } from "../ui/text.ts";

export const allExamples: Examples[] = [
  errorSummaryExamples,
  textExamples,
  choiceExamples,
  dateExamples,
  partialDateExamples,
  addressExamples,
  fileUploadExamples,
  rowsExamples,
  buttonExamples,
  factsExamples,
  stationsExamples,
  tagExamples,
  cardExamples,
  tableExamples,
  paneExamples,
  processDiagramExamples,
];
