import { dateOnScreen, REGISTER_DATES, REGISTER_VALUES } from "../../../core/procedure/index.ts";
import type { Field, RegisterValue } from "../../../core/procedure/types.ts";
import type { DraftCase } from "../../../features/filing/index.ts";
import { choice, type Html, html, known, notice, type Pair } from "../../ui/index.ts";
import { dayAndTime } from "../words.ts";

export type EvidenceParams = {
  draft: DraftCase;
  field: Field;
  value: RegisterValue;
  ask: string;
  /** "yes" or "no" as it was said before. */
  said: string | undefined;
  error: string | undefined;
  heading: boolean;
  /** Page on which the applicant says what is wrong; without it nothing is said there. */
  reportHref?: string;
};

/** What a register said, to be confirmed; never a field. What it did not find or did not answer is said as plainly. */
export function evidence(params: EvidenceParams): Html {
  const { field, value, error, heading, reportHref } = params;
  const words = value.found ? foundWords(field, params) : lackingWords(field, value);
  const shown = value.found
    ? known({
        source: value.source,
        at: dayAndTime(value.at),
        items: evidencePairs(field, value),
        ...(reportHref && { reportHref }),
      })
    : notice({ tone: "soon", body: words.text });
  const options = [{ value: "yes", label: words.yes }, ...(words.no ? [{ value: "no", label: words.no }] : [])];
  const name = `${field.id}.confirmed`;
  return html`${heading ? html`<h1>${words.title}</h1>` : html`<h2>${words.title}</h2>`}${shown}${choice({ name, label: "Chọn một", options, ...(params.said && { value: params.said }), ...(error && { error }) })}`;
}

/** Values of a register that the definition shows, dates as people read them. */
export function evidencePairs(field: Field, value: RegisterValue): Pair[] {
  const names: Record<string, string> =
    field.type in REGISTER_VALUES ? REGISTER_VALUES[field.type as keyof typeof REGISTER_VALUES] : {};
  const shown = field.show ?? Object.keys(names).filter((key) => !UNASKED.includes(key));
  return shown.flatMap((key) => {
    const text = value.values[key];
    return text ? [{ term: names[key] ?? key, value: REGISTER_DATES.includes(key) ? dateOnScreen(text) : text }] : [];
  });
}

/** What nobody who types a number is shown unless the definition says so: codes, and the number of another person. */
const UNASKED = ["communeCode", "representativePersonalId"];

type Words = { title: string; text: string; yes: string; no?: string };

function foundWords(field: Field, { draft, value, ask }: EvidenceParams): Words {
  const mistyped = "Không, tôi gõ nhầm số";
  if (field.type === "marriage") return { title: ask, text: "", yes: "Đúng", no: "Không đúng" };
  if (field.type === "birthNotice") {
    return { title: "Giấy chứng sinh này có đúng không?", text: "", yes: "Đúng, là giấy này", no: mistyped };
  }
  if (field.type === "organisation") {
    const which = whose(field, "tổ chức này");
    return { title: `Đây có đúng là ${which} không?`, text: "", yes: `Đúng, đây là ${which}`, no: mistyped };
  }
  const own = draft.draft.forId === null && Object.values(value.asked).includes(draft.ctx.requester.personalId);
  const who = whose(field);
  // Nobody has said yet whether the applicant is meant; VNeID's number only saves typing.
  if (own && field.prefill === "requester.personalId" && who !== UNNAMED)
    return { title: `Bạn có phải là ${who} không?`, text: "", yes: `Đúng, tôi là ${who}`, no: `Không, ${who} là người khác` };
  if (own)
    return { title: `Thông tin của bạn có đúng không?`, text: "", yes: "Đúng, đây là tôi", no: "Không, đây không phải tôi" };
  return { title: `Đây có đúng là ${who} không?`, text: "", yes: `Đúng, đây là ${who}`, no: mistyped };
}

function lackingWords(field: Field, value: RegisterValue): Words {
  const number = Object.values(value.asked)[0] ?? "";
  const numberWords = { yes: "Số này đúng, tôi đi tiếp", no: "Tôi gõ nhầm, nhập lại số" };
  if (value.unavailable) {
    const words = field.type === "marriage" ? { yes: "Tôi đi tiếp" } : numberWords;
    return {
      ...words,
      title: "Chưa tra cứu được lúc này",
      text: `${value.source} đang không trả lời. Bạn không phải chờ: cứ đi tiếp, cơ quan giải quyết sẽ tra cứu lại. Trang sau có thể hỏi thêm vài thông tin.`,
    };
  }
  if (field.type === "marriage") {
    return {
      title: "Chưa thấy lần kết hôn này",
      text: `${value.source} chưa có dữ liệu, thường vì đăng ký đã lâu. Bạn sẽ chép từ giấy và chụp ảnh giấy ở phần sau.`,
      yes: "Tôi đã hiểu, đi tiếp",
    };
  }
  return {
    ...numberWords,
    title: `Không tìm thấy số ${number}`,
    text: `${value.source} không có số này. Hãy xem lại từng chữ số. Nếu số đúng, bạn vẫn đi tiếp được và sẽ khai tay.`,
  };
}

/** "Số định danh của mẹ" → "mẹ" */
const UNNAMED = "người này";
const whose = (field: Field, otherwise = UNNAMED): string => /(?:^| )của (.+)$/.exec(field.label)?.[1] ?? otherwise;
