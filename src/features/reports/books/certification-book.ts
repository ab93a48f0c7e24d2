import type { Dossier } from "../../../core/dossier/index.ts";
import { dossierList } from "../common/dossier-list.ts";
import { headLines } from "../common/head-lines.ts";
import { OFFICERS, type ReportDefinition } from "../definition.ts";
import type { CellValue, ReportColumn } from "../types.ts";
import { BY_SIGNED, signedAs } from "./sql.ts";

/** Templates of results that are certifications (features/desk/results). */
const TEMPLATES = ["chung-thuc-ban-sao", "chung-thuc-chu-ky"] as const;
const KINDS: Readonly<Record<string, string>> = {
  "chung-thuc-ban-sao": "Bản sao từ bản chính",
  "chung-thuc-chu-ky": "Chữ ký, điểm chỉ",
};

const COLUMNS: ReportColumn[] = [
  { key: "entry", label: "Số, quyển số", type: "text", width: 1.2 },
  { key: "date", label: "Ngày chứng thực", type: "day" },
  { key: "kind", label: "Loại việc", type: "text", width: 1.2 },
  { key: "requester", label: "Người yêu cầu", type: "text", width: 1.6 },
  { key: "paper", label: "Giấy tờ, văn bản", type: "text", width: 2 },
  { key: "count", label: "Số bản, số giấy", type: "count", width: 0.7 },
  { key: "fee", label: "Lệ phí (đồng)", type: "money" },
  { key: "signer", label: "Người ký", type: "text", width: 1.5 },
  { key: "code", label: "Mã hồ sơ", type: "text", width: 1.5 },
];

/** Sổ chứng thực (TT 01/2020/TT-BTP): one line for each number that was given. */
export const certificationBook: ReportDefinition = {
  slug: "so-chung-thuc",
  name: "Sổ chứng thực",
  about: "Bản sao và chữ ký đã chứng thực trong kỳ, theo số trong sổ.",
  roles: OFFICERS,
  groupings: [],
  make: (services, ask) =>
    dossierList(services, ask, {
      title: "Sổ chứng thực",
      head: headLines(ask),
      condition: signedAs(ask, TEMPLATES),
      by: BY_SIGNED,
      columns: COLUMNS,
      cellsOf,
    }),
};

function cellsOf(dossier: Dossier, seen: boolean): CellValue[] {
  const { draft, result, applicant } = dossier;
  const values = draft?.values ?? {};
  const count = Number(values.copies ?? values.docs ?? 1);
  return [
    entryText(dossier),
    result?.signedAt ?? null,
    KINDS[draft?.template ?? ""] ?? "",
    seen ? applicant.name : "",
    seen ? (values["doc.name"] ?? "") : "",
    Number.isInteger(count) ? count : null,
    dossier.fee.total,
    result ? `${result.signedBy.name}, ${result.signedBy.position}` : "",
    dossier.code,
  ];
}

/** "214, quyển 01/2026": as books are cited. */
export function entryText({ bookEntry }: Pick<Dossier, "bookEntry">): string {
  return bookEntry ? `${bookEntry.number}, quyển ${bookEntry.book}/${bookEntry.year}` : "";
}
