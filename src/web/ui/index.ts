export { type AddressParams, type AddressPart, address, CHOOSE_PROVINCE } from "./address.ts";
export { type ButtonKind, type ButtonParams, back, button, type LinkParams, link } from "./button.ts";
export {
  type CardLinkParams,
  card,
  cardGrid,
  cardLink,
  type EmptyParams,
  empty,
  type NoticeParams,
  notice,
  receipt,
} from "./card.ts";
export {
  type CheckboxParams,
  type ChoiceParams,
  checkbox,
  choice,
  type Option,
  type SelectParams,
  select,
  type YesNoParams,
  yesNo,
} from "./choice.ts";
export { DATE_PARTS, type DateParams, type DatePart, date, datePartName, dateParts } from "./date.ts";
export { errorSummary } from "./error-summary.ts";
export { definitionList, type Fact, facts, type KnownParams, known, type Pair } from "./facts.ts";
export { type FieldError, type FieldParams, fieldId } from "./field.ts";
export { type FileUploadParams, fileUpload, type UploadedFile } from "./file-upload.ts";
export { type Child, type Html, html, nothing } from "./html.ts";
export { acts, type PaneParams, pane, panes, type SideItem, type SideSection, side } from "./pane.ts";
export { type PartialDateParams, partialDate } from "./partial-date.ts";
export { ROWS_BUTTON, type Row, type RowsParams, type RowTableParams, rows, rowTable } from "./rows.ts";
export { type Station, stations } from "./stations.ts";
export { type Column, type PaginationParams, pagination, type TableParams, table } from "./table.ts";
export { type MeterParams, meter, type TagParams, type Tone, tag } from "./tag.ts";
export { email, type LongTextParams, longText, money, number, password, phone, type TextParams, text } from "./text.ts";
