import { MANDATE_RIGHTS } from "../../core/dossier/index.ts";
import { RIGHT_NAMES } from "../../core/mandate/index.ts";
import { capitalised } from "../../core/text/index.ts";
import { checkFile } from "../../features/filing/index.ts";
import type { CheckedEvidence, MandateField, MandateOutcome, WantedScope } from "../../features/mandates/index.ts";
import type { AppContext } from "../context.ts";
import type { Form } from "../form-data.ts";
import {
  choice,
  date,
  datePartName,
  type FieldError,
  fieldId,
  fileUpload,
  type Html,
  html,
  number,
  select,
  text,
} from "../ui/index.ts";

/** Name of each input of the forms about mandates. */
export const NAMES = {
  giverNumber: "so-nguoi-co-viec",
  giverName: "ten-nguoi-co-viec",
  receiverNumber: "so-nguoi-lam-thay",
  receiverName: "ten-nguoi-lam-thay",
  rights: "viec",
  procedures: "thu-tuc",
  dossiers: "ho-so",
  until: "het-han",
  relation: "quan-he",
  file: "giay",
  evidence: "noi-cap",
  taxCode: "ma-so-thue",
  reason: "ly-do",
} as const satisfies Record<MandateField, string>;
const WHAT = "pham-vi";
const TERM = "thoi-han";

export type Errors = readonly FieldError[];

/** The error of a refused outcome, at its field; one that belongs to no field stands at the first. */
export function errorsOf(outcome: Extract<MandateOutcome, { ok: false }>, first: MandateField): FieldError[] {
  return [{ field: NAMES[outcome.field ?? first], message: outcome.message }];
}

/** The error of an input, for the input itself. */
export function at(errors: Errors, field: MandateField): { error?: string } {
  const message = errors.find((one) => one.field === NAMES[field])?.message;
  return message ? { error: message } : {};
}

type Who = { number: "giverNumber" | "receiverNumber"; name: "giverName" | "receiverName"; whose: string; hint?: string };

/** Number and name of a person. */
export function personFields(form: Form, errors: Errors, { number: id, name, whose, hint }: Who): Html {
  return html`${number({ name: NAMES[id], label: `Số định danh của ${whose}`, hint: hint ?? "12 chữ số, có trên thẻ căn cước", value: form.get(NAMES[id]), width: 20, maxLength: 20, ...at(errors, id) })}${text({ name: NAMES[name], label: `Họ, chữ đệm, tên của ${whose}`, value: form.get(NAMES[name]), maxLength: 200, ...at(errors, name) })}`;
}

/** What may be done, and for which matters. */
export function scopeFields(form: Form, errors: Errors, procedures: readonly { code: string; plain: string }[]): Html {
  const chosen = form.has(NAMES.rights) ? form.all(NAMES.rights) : [...MANDATE_RIGHTS];
  const boxes = MANDATE_RIGHTS.map((right, index) => {
    const id = index === 0 ? fieldId(NAMES.rights) : `${fieldId(NAMES.rights)}-${index + 1}`;
    const text = RIGHT_NAMES[right];
    const ticked = chosen.includes(right) ? html` checked` : undefined;
    return html`<label><input type="checkbox" id="${id}" name="${NAMES.rights}" value="${right}"${ticked}> <span>${capitalised(text)}</span></label>`;
  });
  const fault = at(errors, "rights").error;
  const rights = html`<fieldset class="field${fault ? " wrong" : ""}"><legend>Được làm thay những việc gì?</legend>${fault && html`<p class="error">Lỗi: ${fault}</p>`}<div class="choice">${boxes}</div></fieldset>`;
  const options = procedures.map(({ code, plain }) => ({ value: code, label: plain }));
  const picked = form.all(NAMES.procedures);
  const lines = [0, 1, 2].map((index) =>
    select({
      name: index === 0 ? NAMES.procedures : `${NAMES.procedures}.${index + 1}`,
      label: `Thủ tục thứ ${index + 1}`,
      optional: true,
      prompt: "Không chọn",
      options,
      ...(form.get(index === 0 ? NAMES.procedures : `${NAMES.procedures}.${index + 1}`) && {
        value: index === 0 ? (picked[0] ?? "") : form.get(`${NAMES.procedures}.${index + 1}`),
      }),
      ...(index === 0 ? at(errors, "procedures") : {}),
    }),
  );
  const what = choice({
    name: WHAT,
    label: "Cho thủ tục nào?",
    value: form.get(WHAT) || "all",
    options: [
      { value: "all", label: "Mọi thủ tục" },
      { value: "some", label: "Chỉ những thủ tục, hồ sơ ghi dưới đây" },
    ],
  });
  const code = text({
    name: NAMES.dossiers,
    label: "Mã hồ sơ đã nộp",
    optional: true,
    hint: "Ví dụ H60.30.12-261120-0001; nhiều mã cách nhau bằng dấu phẩy",
    value: form.get(NAMES.dossiers),
    maxLength: 400,
    spellcheck: false,
    ...at(errors, "dossiers"),
  });
  return html`${rights}${what}<div class="only-some">${lines}${code}</div>`;
}

/** The scope as it was sent; all procedures when that was chosen. */
export function readScope(form: Form): WantedScope {
  const rights = MANDATE_RIGHTS.filter((right) => form.all(NAMES.rights).includes(right));
  if (form.get(WHAT) !== "some") return { rights, procedures: [], dossiers: [] };
  const procedures = ["", ".2", ".3"].map((end) => form.get(`${NAMES.procedures}${end}`)).filter(Boolean);
  return {
    rights,
    procedures,
    dossiers: form
      .get(NAMES.dossiers)
      .split(/[,;\s]+/)
      .filter(Boolean),
  };
}

/** True when "only these" was chosen and none was named. */
export function namesNothing(form: Form): boolean {
  const { procedures, dossiers } = readScope(form);
  return form.get(WHAT) === "some" && procedures.length + dossiers.length === 0;
}

/** How long it lasts. @param months what is proposed and the longest */
export function termFields(form: Form, errors: Errors, months: number): Html {
  const value = form.get(TERM) || String(months);
  const options = [
    { value: "1", label: "1 tháng" },
    { value: "6", label: "6 tháng" },
    { value: String(months), label: months === 12 ? "1 năm" : `${months} tháng` },
    { value: "day", label: "Đến ngày khác", hint: "Ghi ngày ở dưới" },
  ];
  const typed = {
    day: form.get(datePartName(NAMES.until, "day")),
    month: form.get(datePartName(NAMES.until, "month")),
    year: form.get(datePartName(NAMES.until, "year")),
  };
  const day = date({ name: NAMES.until, label: "Ngày hết hạn khác", optional: true, value: typed, ...at(errors, "until") });
  return html`${choice({ name: TERM, label: "Trong bao lâu?", value, options })}<div class="only-day">${day}</div>`;
}

/** The last day that was chosen, yyyy-MM-dd; undefined when it is none. */
export function readUntil(form: Form, today: string): string | undefined {
  const months = Number(form.get(TERM));
  if (Number.isInteger(months) && months > 0 && months <= 600)
    return Temporal.PlainDate.from(today).add({ months }).subtract({ days: 1 }).toString();
  return readDay(form, NAMES.until);
}

/** A date in three inputs, yyyy-MM-dd; undefined when it is none. */
export function readDay(form: Form, name: string): string | undefined {
  const [day, month, year] = (["day", "month", "year"] as const).map((part) => form.get(datePartName(name, part)).trim());
  if (!/^\d{4}$/.test(year!) || !/^\d{1,2}$/.test(month!) || !/^\d{1,2}$/.test(day!)) return undefined;
  try {
    return Temporal.PlainDate.from(`${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`).toString();
  } catch {
    return undefined;
  }
}

/** Where a paper is photographed or chosen. */
export function paperField(errors: Errors, label: string, hint: string, optional = false): Html {
  return fileUpload({
    name: NAMES.file,
    label,
    hint,
    optional,
    accept: ["image/jpeg", "image/png", "application/pdf"],
    ...at(errors, "file"),
  });
}

/** The paper that was sent, its content checked; a text is the sentence that says what is wrong with it. */
export async function readPaper(c: AppContext, form: Form): Promise<CheckedEvidence | string | undefined> {
  const file = form.file(NAMES.file);
  if (!file) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = await checkFile(bytes, file.name, c.var.services.config.maxUpload);
  return checked.ok ? { bytes, name: checked.name, mediaType: checked.mediaType } : checked.message;
}
