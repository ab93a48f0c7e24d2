import type { ActingCommand } from "../../../core/dossier/index.ts";
import { openConsultations } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { choice, type FieldError, html, longText, number, select, text } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, type ActRequest, type ActView, errorOf } from "./types.ts";

type Asked = Extract<ActingCommand, { type: "requestConsultation" }>["consultations"];
const TIMES = [
  { value: "WORKING_DAY", label: "ngày làm việc" },
  { value: "DAY", label: "ngày" },
  { value: "HOUR", label: "giờ làm việc" },
];
const SILENCES = [
  { value: "consent", label: "Coi như đồng ý" },
  { value: "escalate", label: "Lãnh đạo quyết định" },
];
const MOST_ROWS = 5;

/** Lấy ý kiến cơ quan phối hợp: several at once, each with its own time. */
export const requestConsultation: ActDefinition = {
  slug: "lay-y-kien",
  command: "requestConsultation",
  label: () => "Lấy ý kiến cơ quan khác…",
  key: "I",
  aside: true,
  kind: () => "quiet",
  consequence: () =>
    "Các cơ quan trả lời song song, mỗi cơ quan một thời hạn. Đồng hồ của hồ sơ vẫn chạy; bước của bạn chưa chuyển được khi còn câu hỏi chưa trả lời.",
  done: (dossier) =>
    `Đã hỏi ${openConsultations(dossier)
      .map(({ agencyName, answerBy }) => `${agencyName} (trả lời trước ${shortMoment(answerBy)})`)
      .join(", ")}.`,
  page: { submit: "Gửi câu hỏi", fields: askFields },
  run: async (request) => {
    const { errors, consultations } = readQuestions(request);
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "requestConsultation", consultations });
  },
};

/** What stands in a row at first: what the procedure usually asks. */
function usual(desk: DeskDossier, row: number): Record<string, string> {
  const found = desk.usualQuestions[row - 1];
  if (!found) return {};
  const { agency, question, time, silence, legal } = found;
  return {
    "co-quan": agency?.id ?? "",
    hoi: question,
    "thoi-han": String(time.qty),
    "don-vi": time.unit,
    "im-lang": silence,
    "can-cu": legal,
  };
}

const rowsOf = (desk: DeskDossier): number[] =>
  Array.from({ length: Math.min(MOST_ROWS, Math.max(2, desk.usualQuestions.length + 1)) }, (_, index) => index + 1);

function askFields({ desk, form, errors }: ActView) {
  const sent = form.has("co-quan.1");
  const agencies = desk.agencies.map(({ id, name }) => ({ value: id, label: name }));
  return html`${rowsOf(desk).map((row) => {
    const value = (key: string): string => (sent ? form.get(`${key}.${row}`) : (usual(desk, row)[key] ?? ""));
    const field = (key: string) => ({ name: `${key}.${row}`, value: value(key), ...errorOf(errors, `${key}.${row}`) });
    const optional = row > 1;
    return html`<fieldset class="field"><legend>Câu hỏi ${row}${optional && " (để trống nếu không hỏi thêm)"}</legend>${select({
      ...field("co-quan"),
      label: `Hỏi cơ quan nào ở câu ${row}?`,
      prompt: "Chọn cơ quan",
      options: agencies,
    })}${longText({ ...field("hoi"), label: `Hỏi về việc gì ở câu ${row}?`, rows: 3, maxLength: 1500 })}${text({
      ...field("can-cu"),
      label: `Căn cứ pháp lý của câu ${row}`,
      hint: "Văn bản quy định phải lấy ý kiến, ví dụ Luật Xây dựng 2014, Điều 102.",
      maxLength: 300,
    })}<div class="trio">${number({ ...field("thoi-han"), label: `Thời hạn trả lời câu ${row}`, width: 4, maxLength: 3 })}${select(
      {
        ...field("don-vi"),
        label: `Đơn vị thời hạn câu ${row}`,
        options: TIMES,
      },
    )}${select({ ...field("im-lang"), label: `Quá hạn mà không trả lời câu ${row} thì`, options: SILENCES })}</div></fieldset>`;
  })}`;
}

function readQuestions({ desk, form, key }: ActRequest): { errors: FieldError[]; consultations: Asked } {
  const errors: FieldError[] = [];
  const consultations: Asked = [];
  for (const row of rowsOf(desk)) {
    const get = (name: string): string => form.get(`${name}.${row}`).trim();
    if (row > 1 && !get("co-quan")) continue;
    const need = (field: string, message: string): unknown => errors.push({ field: `${field}.${row}`, message });
    const agency = desk.agencies.find(({ id }) => id === get("co-quan"));
    const qty = Number(get("thoi-han"));
    const unit = TIMES.find(({ value }) => value === get("don-vi"))?.value as Asked[number]["time"]["unit"] | undefined;
    const silence = SILENCES.find(({ value }) => value === get("im-lang"))?.value as Asked[number]["silence"] | undefined;
    if (!agency) need("co-quan", `Hãy chọn cơ quan cần hỏi ở câu ${row}.`);
    if (!get("hoi")) need("hoi", `Hãy ghi cần cho ý kiến về việc gì ở câu ${row}.`);
    if (!get("can-cu")) need("can-cu", `Hãy ghi căn cứ pháp lý của câu ${row}.`);
    if (!Number.isInteger(qty) || qty < 1 || qty > 365) need("thoi-han", `Hãy ghi thời hạn trả lời câu ${row} bằng số, ví dụ 5.`);
    if (!agency || !unit || !silence) continue;
    const question = { question: get("hoi").slice(0, 1500), legal: get("can-cu").slice(0, 300), silence };
    consultations.push({ id: `${key}-${row}`, agencyId: agency.id, agencyName: agency.name, ...question, time: { qty, unit } });
  }
  return { errors, consultations };
}

/** Trả lời ý kiến: by the agency that was asked. */
export const answerConsultation: ActDefinition = {
  slug: "tra-loi-y-kien",
  command: "answerConsultation",
  label: () => "Trả lời ý kiến…",
  key: "V",
  consequence: (desk) => {
    const asked = questionOf(desk);
    return asked
      ? `${asked.askedBy} (${desk.dossier.agencyName}) hỏi: “${asked.question}”. Căn cứ: ${asked.legal}. Trả lời trước ${shortMoment(asked.answerBy)}; ${asked.silence === "consent" ? "quá hạn thì coi như đồng ý" : "quá hạn thì lãnh đạo cơ quan hỏi quyết định"}. Trả lời rồi không sửa được.`
      : "Trả lời câu hỏi của cơ quan giải quyết.";
  },
  done: () => "Đã gửi ý kiến của cơ quan bạn.",
  page: {
    submit: "Gửi ý kiến",
    fields: ({ form, errors }) =>
      html`${choice({
        name: "y-kien",
        label: "Ý kiến của cơ quan bạn",
        value: form.get("y-kien"),
        options: [
          { value: "yes", label: "Đồng ý" },
          { value: "no", label: "Không đồng ý", hint: "Phải ghi lý do và căn cứ" },
        ],
        ...errorOf(errors, "y-kien"),
      })}${longText({
        name: "noi-dung",
        label: "Nội dung ý kiến",
        hint: "Bắt buộc khi không đồng ý.",
        optional: true,
        value: form.get("noi-dung"),
        rows: 5,
        maxLength: 3000,
        ...errorOf(errors, "noi-dung"),
      })}`,
  },
  run: async (request) => {
    const { desk, form } = request;
    const [said, words] = [form.get("y-kien"), form.get("noi-dung").trim().slice(0, 3000)];
    const errors: FieldError[] = [];
    if (said !== "yes" && said !== "no") errors.push({ field: "y-kien", message: "Hãy chọn đồng ý hoặc không đồng ý." });
    if (said === "no" && !words)
      errors.push({ field: "noi-dung", message: "Hãy ghi lý do không đồng ý, điểm nào, theo căn cứ nào." });
    if (errors.length > 0) return { ok: false, errors };
    const consultationId = questionOf(desk)?.id ?? "";
    return carryOut(request, { type: "answerConsultation", consultationId, agrees: said === "yes", text: words });
  },
};

/** What this officer's agency is asked first. */
function questionOf({ dossier, actor }: DeskDossier) {
  return openConsultations(dossier).find(({ agencyId }) => agencyId === actor.agencyId);
}
