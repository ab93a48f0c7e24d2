import type { Channel, Revision } from "../types.ts";
import { type Aspect, aspects, CHANGE_PARTS, type Change, lists } from "./compare.ts";
import { diffForm } from "./diff-form.ts";
import { waits } from "./waits.ts";
import {
  allowanceText,
  amountText,
  CHANNEL_WORDS,
  capText,
  channelsText,
  copiesText,
  dayText,
  hoursText,
  levelText,
  periodText,
  placeText,
  rateText,
  requiredText,
  roleText,
  yesNoText,
} from "./words.ts";

const list = (texts: readonly string[]): string => texts.join("; ");
const provenance: Aspect<{ source?: string; confidence?: string }>[] = [
  ["nguồn", ({ source }) => source],
  ["độ tin cậy", ({ confidence }) => confidence],
];

const names: Aspect<Revision>[] = [
  ["tên chính thức", ({ name }) => name],
  ["tên thường gọi", ({ plain }) => plain],
  ["mô tả", ({ summary }) => summary],
  ["từ khóa", ({ keywords }) => list(keywords)],
  ["lĩnh vực", ({ field }) => `${field.name} (${field.code})`],
  ["ai làm", ({ audience }) => list(audience)],
  ["số phút để điền", ({ minutesToFill }) => `${minutesToFill} phút`],
  ["trích yếu", ({ subject }) => subject],
];

const application: Aspect<Revision>[] = [
  ["mã thủ tục", ({ code }) => code],
  ["áp dụng từ", ({ effective }) => dayText(effective.from)],
  ["áp dụng đến hết", ({ effective }) => effective.to && dayText(effective.to)],
  ["quyết định công bố", ({ decision }) => decision.number],
  ["cơ quan công bố", ({ decision }) => decision.by],
  ["ngày ký quyết định", ({ decision }) => decision.date && dayText(decision.date)],
  ["phần đang điền khi đổi", ({ transition }) => (transition.drafts === "move" ? "chuyển sang bản mới" : "giữ bản cũ")],
  ["giải thích về phần đang điền", ({ transition }) => transition.note],
];

const level: Aspect<Revision>[] = [
  ["mức độ", (one) => levelText(one.level)],
  ["lý do một phần", ({ partialReason }) => partialReason],
  ["nộp được ở", ({ acceptedAt }) => placeText(acceptedAt)],
  ["cấp giải quyết", ({ competent }) => (competent.tier === "commune" ? "cấp xã" : "cấp tỉnh")],
  ["cơ quan giải quyết", ({ competent }) => competent.by],
  ["loại đơn vị giải quyết", ({ competent }) => competent.unit],
];

const supplement: Aspect<Revision>[] = [
  ["số lần bổ sung khi tiếp nhận", (one) => `${one.supplement.intake} lần`],
  ["số lần bổ sung khi thẩm tra", (one) => `${one.supplement.appraisal} lần`],
  ["thời gian để bổ sung", (one) => `${one.supplement.days} ngày làm việc`],
];

function times(a: Revision, b: Revision): Change[] {
  const rows = (one: Revision) =>
    (Object.keys(CHANNEL_WORDS) as Channel[]).flatMap((channel) => {
      const terms = one.channels[channel];
      return terms ? [{ channel, terms }] : [];
    });
  type Row = ReturnType<typeof rows>[number];
  return [
    ...lists<Row>({
      part: "Thời hạn",
      a: rows(a),
      b: rows(b),
      key: ({ channel }) => channel,
      name: ({ channel }) => CHANNEL_WORDS[channel],
      whole: ({ terms }) => allowanceText(terms.time),
      aspects: [
        ["", ({ terms }) => allowanceText(terms.time)],
        ["trả trong ngày", ({ terms }) => yesNoText(terms.sameDay)],
        ["theo trường hợp", ({ terms }) => terms.cases?.map((one) => `${one.say}: ${allowanceText(one.time)}`).join("; ")],
        ["điều kiện của trường hợp", ({ terms }) => terms.cases?.map((one) => one.when).join("; ")],
        ["mức tài khoản", ({ terms }) => (terms.minLevel === undefined ? undefined : `mức ${terms.minLevel}`)],
        ["giải quyết tại chỗ", ({ terms }) => (terms.onSpot ? "có" : undefined)],
        ["điều kiện giải quyết tại chỗ", ({ terms }) => terms.spotChecks?.map(({ ask, say }) => `${ask} (${say})`).join("; ")],
        ["nguồn", ({ terms }) => terms.source],
        ["độ tin cậy", ({ terms }) => terms.confidence],
      ],
    }),
    ...aspects("Thời hạn", "", a, b, [...supplement, ...waits]),
  ];
}

/** The same id may stand several times with different periods and channels: the first is matched with the first, and so on. */
function numbered<T extends { id: string }>(things: readonly T[]): (T & { key: string })[] {
  const seen = new Map<string, number>();
  return things.map((thing) => {
    const count = seen.get(thing.id) ?? 0;
    seen.set(thing.id, count + 1);
    return { ...thing, key: `${thing.id}#${count}` };
  });
}

function money(a: Revision, b: Revision): Change[] {
  return [
    ...lists({
      part: "Phí",
      a: numbered(a.fees),
      b: numbered(b.fees),
      key: (fee) => fee.key,
      name: (fee) => fee.name,
      whole: amountText,
      aspects: [
        ["tên", (fee) => fee.name],
        ["", amountText],
        ["loại", (fee) => (fee.kind === "fee" ? "phí" : "lệ phí")],
        ["số lượng", (fee) => fee.count],
        ["mức tối đa", (fee) => (fee.cap === undefined ? undefined : capText(fee.cap))],
        ["nhân với", (fee) => fee.times],
        ["nhân theo", (fee) => fee.timesUnit],
        ["hoàn trả", (fee) => (fee.nonRefundable ? "không hoàn trả" : undefined)],
        ["chỉ thu khi", (fee) => fee.when],
        ["kênh", (fee) => channelsText(fee.channels)],
        ["thời gian áp dụng", periodText],
        ["căn cứ", (fee) => fee.legal],
        ...provenance,
      ],
    }),
    ...lists({
      part: "Miễn, giảm",
      a: numbered(a.waivers),
      b: numbered(b.waivers),
      key: (waiver) => waiver.key,
      name: (waiver) => waiver.name,
      whole: (waiver) => rateText(waiver.rate),
      aspects: [
        ["tên", (waiver) => waiver.name],
        ["", (waiver) => rateText(waiver.rate)],
        ["giải thích", (waiver) => waiver.why],
        ["khoản thu", (waiver) => waiver.fees?.join(", ") ?? "mọi khoản"],
        ["loại", (waiver) => waiver.kinds?.map((kind) => (kind === "fee" ? "phí" : "lệ phí")).join(", ")],
        ["kênh", (waiver) => channelsText(waiver.channels)],
        ["chỉ áp dụng khi", (waiver) => waiver.when],
        ["thời gian áp dụng", periodText],
        ["căn cứ", (waiver) => waiver.legal],
        ...provenance,
      ],
    }),
  ];
}

function papers(a: Revision, b: Revision): Change[] {
  return lists({
    part: "Giấy tờ",
    a: a.papers,
    b: b.papers,
    key: (paper) => paper.id,
    name: (paper) => paper.name,
    whole: copiesText,
    ordered: true,
    aspects: [
      ["tên", (paper) => paper.name],
      ["số bản", copiesText],
      ["bắt buộc", (paper) => requiredText(paper.required)],
      ["chỉ cần khi", (paper) => paper.when],
      ["không phải nộp khi", (paper) => list(paper.satisfiedBy)],
      ["giải thích", (paper) => paper.help],
      ["mã quốc gia", (paper) => paper.nationalCode],
      ["tệp mẫu", (paper) => paper.sample],
      ...provenance,
    ],
  });
}

function steps(a: Revision, b: Revision): Change[] {
  return lists({
    part: "Quy trình",
    a: a.steps,
    b: b.steps,
    key: (step) => step.id,
    name: (step) => step.name,
    whole: (step) => `${roleText(step.by)}, ${hoursText(step.hours)}`,
    ordered: true,
    aspects: [
      ["tên", (step) => step.name],
      ["", (step) => hoursText(step.hours)],
      ["người làm", (step) => roleText(step.by)],
      ["đơn vị", (step) => step.unit],
      ["chức danh", (step) => step.position],
      ["đứng sau bước", (step) => step.after && list(step.after)],
      ["chỉ làm khi", (step) => step.when],
      ["phải có trước khi xong", (step) => step.needs.join(", ")],
      ["thủ tục liên thông", (step) => step.child && `${step.child.procedure}, ${step.child.unit}`],
      ["chuyển sang hồ sơ liên thông", (step) => step.child && mapText({ ...step.child.answers, ...step.child.papers })],
      ...provenance,
    ],
  });
}

const mapText = (map: Readonly<Record<string, string>>): string =>
  Object.entries(map)
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");

function outcomes(a: Revision, b: Revision): Change[] {
  return lists({
    part: "Kết quả",
    a: a.results,
    b: b.results,
    key: (result) => result.code,
    name: (result) => result.name,
    whole: (result) => result.code,
    aspects: [
      ["tên", (result) => result.name],
      ["mẫu in", (result) => result.template],
      ["khi không chấp thuận", (result) => yesNoText(result.negative)],
    ],
  });
}

function grounds(a: Revision, b: Revision): Change[] {
  const plain = (part: Change["part"], before: readonly string[], after: readonly string[]) =>
    lists<string>({ part, a: before, b: after, key: (text) => text, name: (text) => text, whole: (text) => text, aspects: [] });
  return [
    ...plain("Căn cứ", a.legal, b.legal),
    ...lists({
      part: "Căn cứ",
      a: a.doubts,
      b: b.doubts,
      key: (doubt) => doubt.about,
      name: (doubt) => `điều chưa chắc: ${doubt.about}`,
      whole: (doubt) => doubt.source,
      aspects: [
        ["dựa vào", (doubt) => doubt.source],
        ["độ tin cậy", (doubt) => doubt.confidence],
      ],
    }),
    ...lists<[string, string]>({
      part: "Điều kiện",
      a: Object.entries(a.facts),
      b: Object.entries(b.facts),
      key: ([name]) => name,
      name: ([name]) => name,
      whole: ([, expression]) => expression,
      aspects: [["", ([, expression]) => expression]],
    }),
  ];
}

/**
 * Everything in which two revisions differ, in Vietnamese words and in the order of `CHANGE_PARTS`. Things are matched by their lasting ids,
 * so what only stands elsewhere is told as moved. Empty exactly when both say the same.
 */
export function diffRevisions(a: Revision, b: Revision): Change[] {
  const changes = [
    ...aspects("Tên và mô tả", "", a, b, names),
    ...aspects("Áp dụng", "", a, b, application),
    ...aspects("Mức độ và nơi nộp", "", a, b, level),
    ...times(a, b),
    ...money(a, b),
    ...papers(a, b),
    ...diffForm(a.pages, b.pages),
    ...steps(a, b),
    ...outcomes(a, b),
    ...grounds(a, b),
  ];
  return changes.sort((one, other) => CHANGE_PARTS.indexOf(one.part) - CHANGE_PARTS.indexOf(other.part));
}

/** "Thời hạn, trực tuyến: 3 ngày làm việc → 2 ngày làm việc" */
export function changeText({ part, place, kind, before, after }: Change): string {
  const head = `${part}, ${place}`;
  if (kind === "added") return `${head}: thêm${after && after !== place ? ` ${after}` : ""}`;
  if (kind === "removed") return `${head}: bỏ${before && before !== place ? ` (trước là ${before})` : ""}`;
  if (kind === "moved") return `${head}: chuyển chỗ, ${before} → ${after}`;
  return `${head}: ${before} → ${after}`;
}
