import { type Dossier, STATE_NAMES, type State } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { CHANNELS } from "../common/dossier-cells.ts";
import { dossierList } from "../common/dossier-list.ts";
import { headLines } from "../common/head-lines.ts";
import { OFFICERS, type ReportDefinition } from "../definition.ts";
import { BY_RECEIVED } from "../late/sql.ts";
import type { CellValue, ReportColumn } from "../types.ts";
import { takenIn } from "./sql.ts";

const COLUMNS: ReportColumn[] = [
  { key: "code", label: "Mã hồ sơ", type: "text", width: 1.5 },
  { key: "procedure", label: "Tên thủ tục", type: "text", width: 2 },
  { key: "sets", label: "Số bộ", type: "count", width: 0.5 },
  { key: "applicant", label: "Cá nhân, tổ chức", type: "text", width: 1.5 },
  { key: "address", label: "Địa chỉ, điện thoại", type: "text", width: 1.8 },
  { key: "agency", label: "Cơ quan chủ trì", type: "text", width: 1.3 },
  { key: "received", label: "Nhận", type: "moment", group: "Nhận và trả kết quả" },
  { key: "due", label: "Hẹn trả", type: "moment", group: "Nhận và trả kết quả" },
  { key: "sent", label: "Chuyển đi", type: "moment", group: "Nhận và trả kết quả" },
  { key: "result", label: "Có kết quả", type: "moment", group: "Nhận và trả kết quả" },
  { key: "returned", label: "Trả", type: "moment", group: "Nhận và trả kết quả" },
  { key: "channel", label: "Cách nhận hồ sơ", type: "text" },
  { key: "receiver", label: "Ký nhận", type: "text", width: 1.2 },
  { key: "note", label: "Ghi chú", type: "text", width: 1.2 },
];

/** Mẫu số 07, sổ theo dõi hồ sơ: what the centre took in, for itself and for other agencies. */
export const followBook: ReportDefinition = {
  slug: "so-theo-doi",
  name: "Sổ theo dõi hồ sơ (mẫu 07)",
  about: "Hồ sơ quầy của cơ quan tiếp nhận trong kỳ, cả nhận hộ cơ quan khác.",
  roles: OFFICERS,
  groupings: [],
  make: (services, ask) =>
    dossierList(services, ask, {
      title: "Sổ theo dõi hồ sơ",
      source: "Mẫu số 07",
      head: headLines(ask),
      condition: takenIn(ask),
      by: BY_RECEIVED,
      columns: COLUMNS,
      cellsOf,
    }),
};

function cellsOf(dossier: Dossier, seen: boolean): CellValue[] {
  const { applicant, result, handOver, steps } = dossier;
  const sent = steps.find((step) => step.by === "receptionist" && step.completedBy && !step.returnedReason)?.completedAt;
  return [
    dossier.code,
    dossier.procedureName,
    1,
    seen ? applicant.name : "",
    seen ? [applicant.address, applicant.phone].filter(Boolean).join("; ") : "",
    dossier.agencyName,
    dossier.receivedAt ?? null,
    dossier.dueAt ?? null,
    sent ?? null,
    result?.signedAt ?? null,
    handOver?.at ?? null,
    CHANNELS[dossier.channel],
    seen ? (handOver?.receiver ?? "") : "",
    noteOf(dossier, seen),
  ];
}

const SAID: readonly State[] = ["stopped", "withdrawn", "awaitingSupplement", "awaitingPayment"];

function noteOf({ state, withdrawal, stop, extension, representative, parent }: Dossier, seen: boolean): string {
  const said = withdrawal ? "withdrawn" : stop ? "stopped" : state;
  const parts = [
    // One filing of a citizen stands in the book as often as it has parts here; each says to what it belongs.
    parent && `phần liên thông của hồ sơ ${parent.code}`,
    SAID.includes(said) && STATE_NAMES[said],
    extension?.signed && "đã gia hạn",
    seen && representative && `nộp thay: ${representative.name}`,
  ];
  return capitalised(parts.filter(Boolean).join("; "));
}
