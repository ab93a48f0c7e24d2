import { type Dossier, openSteps, STATE_NAMES } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { CellValue, ReportColumn } from "../types.ts";

/** Columns of a list of dossiers, the same wherever somebody asks which dossiers are meant. */
export const DOSSIER_COLUMNS: ReportColumn[] = [
  { key: "code", label: "Mã hồ sơ", type: "text", width: 1.5 },
  { key: "procedure", label: "Thủ tục", type: "text", width: 2.2 },
  { key: "applicant", label: "Người nộp", type: "text", width: 1.6 },
  { key: "channel", label: "Nộp qua", type: "text" },
  { key: "received", label: "Tiếp nhận", type: "moment" },
  { key: "due", label: "Hẹn trả", type: "moment" },
  { key: "finished", label: "Xong", type: "moment" },
  { key: "state", label: "Tình trạng", type: "text", width: 1.2 },
  { key: "step", label: "Đang ở bước", type: "text", width: 1.7 },
];

/** @param seen the reader may know whose it is */
export function dossierCells(dossier: Dossier, seen: boolean): CellValue[] {
  return [
    dossier.code,
    dossier.procedureName,
    seen ? dossier.applicant.name : "",
    CHANNELS[dossier.channel],
    dossier.receivedAt ?? null,
    dossier.dueAt ?? null,
    dossier.finishedAt ?? null,
    capitalised(STATE_NAMES[dossier.state]),
    stepsText(dossier),
  ];
}

/** "Thẩm tra (Nông Văn Thẩm); Ký thẻ": open steps and who has them. */
export function stepsText(dossier: Dossier): string {
  return openSteps(dossier)
    .map(({ name, assignee, substitute }) => {
      const holder = substitute ?? assignee;
      return holder ? `${name} (${holder.name})` : name;
    })
    .join("; ");
}

export const CHANNELS: Record<Dossier["channel"], string> = { online: "Trực tuyến", counter: "Tại quầy", post: "Bưu chính" };
