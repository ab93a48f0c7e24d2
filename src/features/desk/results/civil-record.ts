import { caseOf, type Dossier } from "../../../core/dossier/index.ts";
import { answerText, dateOnScreen, effectiveAnswers } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { civilRecordData, type RecordSheet, renderDocument } from "../../documents/index.ts";
import { generalResult } from "./general.ts";
import type { DraftField, ResultForm } from "./types.ts";

/** A line of the record; `of` a person who is asked for by number, `what` the register or the form says of them. */
type Line = {
  name: string;
  label: string;
  part: string;
  required?: true;
  strong?: true;
  of?: string;
  /** Answers that make up the line, when no register tells it. */
  from?: (text: (id: string) => string) => string;
};
type RecordForm = RecordSheet & { people: readonly Line[][]; lines: readonly Line[] };

const person = (id: string, whose: string): Line[] => {
  const line = (what: string, label: string, more: Partial<Line> = {}): Line => ({
    name: `${id}.${what}`,
    label,
    part: whose,
    of: id,
    ...more,
  });
  return [
    line("name", `Họ, chữ đệm, tên ${whose.toLocaleLowerCase("vi")}`, { required: true, strong: true }),
    line("birthDate", "Ngày, tháng, năm sinh", { required: true }),
    line("ethnicity", "Dân tộc"),
    line("nationality", "Quốc tịch"),
    line("residence", "Nơi cư trú"),
    line("personalId", "Số định danh cá nhân"),
  ];
};

const notice = (text: (id: string) => string): string => {
  const date = text("notice.date");
  const parts = [text("notice.number"), text("notice.issuer"), date && `cấp ngày ${date}`];
  return parts.filter(Boolean).join(", ");
};
const DECEASED = "Người chết";
const DEATH = "Sự kiện chết";
const deceased = (what: string, label: string, more: Partial<Line> = {}): Line => ({
  name: `deceased.${what}`,
  label,
  part: DECEASED,
  of: "deceased",
  ...more,
});

/** Two originals of a marriage certificate, signed by both; TT 04/2020/TT-BTP. */
const MARRIAGE: RecordForm = {
  mark: "KH",
  registered: "Nơi đăng ký kết hôn",
  note: "(BẢN CHÍNH)",
  people: [person("bride", "Vợ"), person("groom", "Chồng")],
  lines: [],
  parties: [
    { role: "Vợ", value: "bride.name" },
    { role: "Chồng", value: "groom.name" },
  ],
};

const DEATH_EXTRACT: RecordForm = {
  mark: "KT",
  registered: "Nơi đăng ký khai tử",
  people: [],
  lines: [
    deceased("name", "Họ, chữ đệm, tên", { required: true, strong: true }),
    deceased("birthDate", "Ngày, tháng, năm sinh"),
    deceased("gender", "Giới tính"),
    deceased("ethnicity", "Dân tộc"),
    deceased("nationality", "Quốc tịch"),
    deceased("residence", "Nơi cư trú cuối cùng"),
    deceased("personalId", "Số định danh cá nhân"),
    {
      name: "death.at",
      label: "Đã chết vào lúc",
      part: DEATH,
      required: true,
      strong: true,
      from: (text) => [text("death.time"), text("death.date") && `ngày ${text("death.date")}`].filter(Boolean).join(", "),
    },
    { name: "death.place", label: "Nơi chết", part: DEATH, required: true, from: (text) => text("death.place") },
    { name: "death.cause", label: "Nguyên nhân chết", part: DEATH, from: (text) => text("death.cause") },
    { name: "death.notice", label: "Giấy báo tử hoặc giấy thay", part: DEATH, from: notice },
  ],
  parties: [],
};

function formOf(record: RecordForm): ResultForm {
  const all = [...record.people.flat(), ...record.lines];
  const fields = (dossier: Dossier, revision: Revision): DraftField[] => {
    const answers = effectiveAnswers(revision, caseOf(dossier));
    const asked = revision.pages.flatMap((page) => page.fields);
    const text = (id: string): string => {
      const field = asked.find((one) => one.id === id);
      return field ? answerText(field, answers[id]) : "";
    };
    return all.map(({ name, label, part, required, of, from }): DraftField => {
      const known = of ? dossier.registers[of] : undefined;
      const told = known?.found ? known.values[name.slice(name.indexOf(".") + 1)] : undefined;
      const declared = from?.(text) ?? (name === `${of}.personalId` ? text(of ?? "") : text(name));
      return {
        name,
        part,
        label,
        value: told ? dateOnScreen(told) : declared,
        from: told ? "register" : "declared",
        required: required === true,
        input: "text",
        max: 300,
      };
    });
  };
  return {
    fields,
    check: () => undefined,
    result: (revision) => revision.results[0],
    // One series of numbers, whatever the sheet looked like before.
    series: generalResult.series,
    render: (source) => renderDocument("civilRecord", civilRecordData(source, record)),
  };
}

/** Giấy chứng nhận kết hôn. */
export const marriageCertificate = formOf(MARRIAGE);
/** Trích lục khai tử. */
export const deathExtract = formOf(DEATH_EXTRACT);
