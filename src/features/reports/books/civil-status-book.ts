import type { Dossier } from "../../../core/dossier/index.ts";
import { dossierList } from "../common/dossier-list.ts";
import { headLines } from "../common/head-lines.ts";
import { OFFICERS, type ReportDefinition } from "../definition.ts";
import type { CellValue, ReportColumn } from "../types.ts";
import { entryText } from "./certification-book.ts";
import { BY_SIGNED, registeredIn } from "./sql.ts";

/** Hộ tịch, in the list of fields of the national catalogue. */
const CIVIL_STATUS = "G15-HT";

const COLUMNS: ReportColumn[] = [
  { key: "entry", label: "Số, quyển số", type: "text", width: 1.2 },
  { key: "date", label: "Ngày đăng ký", type: "day" },
  { key: "kind", label: "Loại việc", type: "text", width: 2 },
  { key: "holder", label: "Người được đăng ký", type: "text", width: 1.6 },
  { key: "content", label: "Nội dung", type: "text", width: 2.6 },
  { key: "requester", label: "Người yêu cầu", type: "text", width: 1.5 },
  { key: "signer", label: "Người ký", type: "text", width: 1.5 },
  { key: "code", label: "Mã hồ sơ", type: "text", width: 1.5 },
];

/** Sổ hộ tịch as the results that were signed tell it; the national register of civil status remains the book of law. */
export const civilStatusBook: ReportDefinition = {
  slug: "so-ho-tich",
  name: "Sổ hộ tịch",
  about: "Việc hộ tịch đã đăng ký trong kỳ, theo số trong sổ, lấy từ kết quả đã ký.",
  roles: OFFICERS,
  groupings: [],
  make: (services, ask) =>
    dossierList(services, ask, {
      title: "Sổ hộ tịch",
      head: headLines(ask),
      condition: registeredIn(ask, CIVIL_STATUS),
      by: BY_SIGNED,
      columns: COLUMNS,
      cellsOf,
      notes: ["Lập từ kết quả đã ký trên hệ thống; sổ gốc là cơ sở dữ liệu hộ tịch điện tử."],
    }),
};

function cellsOf(dossier: Dossier, seen: boolean): CellValue[] {
  const { draft, result, applicant } = dossier;
  const values = draft?.values ?? {};
  return [
    entryText(dossier),
    result?.signedAt ?? null,
    dossier.procedureName,
    seen ? holderOf(values) : "",
    seen ? contentOf(values) : "",
    seen ? applicant.name : "",
    result ? `${result.signedBy.name}, ${result.signedBy.position}` : "",
    dossier.code,
  ];
}

type Values = Readonly<Record<string, string>>;

/** Whose matter was registered: the child, the couple, the deceased, or the holder of any other result. */
function holderOf(values: Values): string {
  const couple = [values["groom.name"], values["bride.name"]].filter(Boolean).join(" và ");
  return values["child.name"] || couple || values["deceased.name"] || values["result.holder"] || "";
}

/** What was registered, in few words: days, sex and number as the paper has them; of other results their text. */
function contentOf(values: Values): string {
  const number = values["child.personalId"] || values["deceased.personalId"];
  const parts = [
    values["child.birthDate"] && `sinh ngày ${dayText(values["child.birthDate"])}`,
    values["child.sex"],
    values["groom.birthDate"] && `chồng sinh ngày ${dayText(values["groom.birthDate"])}`,
    values["bride.birthDate"] && `vợ sinh ngày ${dayText(values["bride.birthDate"])}`,
    values["death.at"] && `chết lúc ${values["death.at"]}`,
    number && `số định danh ${number}`,
  ].filter(Boolean);
  return parts.join("; ") || values["result.content"] || "";
}

/** yyyy-MM-dd as people write it; what is no such date stays. */
const dayText = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
