import { stringify } from "yaml";
import type { Channel, Confidence } from "../../procedure/types.ts";
import { capitalised } from "../../text/index.ts";
import { timeInWords } from "../parse-time.ts";
import { isRemark, quote } from "../rules/words.ts";
import type { Paper, PublishedChannel, PublishedProcedure, PublishedTime } from "../types.ts";
import { slugs } from "./slug.ts";
import { unitOf } from "./unit-of.ts";

/** Text of the files of a definition by path inside its folder. */
export type Files = Record<string, string>;
type Doubt = { about: string; confidence: Confidence; source: string };

const HOURS: Readonly<Record<string, number>> = { HOUR: 1, WORKING_DAY: 8, DAY: 8, MONTH: 160 };

/**
 * A published procedure as the files of a definition, to be finished by a person: what was published and can be taken apart is in its place, what
 * cannot stands among the doubts, word for word; what a definition needs and nobody published (a question for each case, contact, delivery, the
 * steps of the office) is put in a plain form and marked as a proposal. The result may have findings: a time without unit, no result code.
 * @param today first day of effect of the new definition, yyyy-MM-dd
 */
export function definitionOf(published: PublishedProcedure, today: string): Files {
  const doubts: Doubt[] = [];
  const doubt = (about: string, confidence: Confidence = "low"): void => {
    doubts.push({ about, confidence, source: `Bản công bố ${published.decision || published.code}` });
  };
  const papers = papersOf(published, doubt);
  const channels = channelsOf(published, doubt);
  const procedure = {
    code: codeOf(published.code),
    name: published.name,
    plain: plainOf(published.name),
    summary: published.description || `${plainOf(published.name)}. Hãy viết lại câu này: thủ tục để làm gì, ai cần làm.`,
    keywords: published.keywords.split(/[,;\n]/).flatMap((word) => (word.trim() ? [word.trim()] : [])),
    field: { code: published.fields[0]?.code ?? "chua-ro", name: published.fields[0]?.name ?? "Chưa rõ" },
    decision: { number: published.decision, by: announcerOf(published.decision) },
    effective: { from: today },
    ...levelOf(published),
    audience: published.audience,
    competent: competentOf(published),
    minutesToFill: 10,
    channels,
    fees: feesOf(published, doubt),
    results: resultsOf(published, doubt),
    supplement: { intake: 1, appraisal: 1, days: 10 },
    subject: published.name,
    legal: published.legal.map(({ name, number }) => (number && !name.includes(number) ? `${name} (${number})` : name)),
    doubts,
  };
  for (const { text, reason } of published.unparsed) doubt(`${reason} ${text}`);
  if (!published.fields[0]?.code) doubt("Mã lĩnh vực chưa được công bố.");
  doubt("Tờ khai và quy trình nội bộ do máy lập theo mẫu chung; cần soạn lại theo mẫu đơn và quyết định của tỉnh.");
  return {
    "procedure.yaml": write("Lập từ bản công bố của Cơ sở dữ liệu quốc gia về thủ tục hành chính.", procedure),
    "form.yaml": write("Mỗi trang một câu hỏi.", { parts: formOf(published) }),
    "papers.yaml": write("Thành phần hồ sơ theo bản công bố.", { papers }),
    "process.yaml": write("Quy trình theo mẫu chung, chia theo tỷ lệ của thời hạn.", { steps: stepsOf(channels) }),
  };
}

const write = (comment: string, value: object): string => `# ${comment}\n${stringify(value, { lineWidth: 140 })}`;

/** A province's own copy carries its number behind the national one: 1.010708.000.00.00.H56. */
const codeOf = (code: string): string => /^\d{1,2}\.\d{6}/.exec(code)?.[0] ?? code;

/** "Thủ tục cấp …" as people would say it: "Cấp …". */
function plainOf(name: string): string {
  const bare = name.replace(/^thủ tục\s+/iu, "").trim();
  return capitalised(bare);
}

const MINISTRIES: Readonly<Record<string, string>> = {
  BTP: "Bộ Tư pháp",
  BCA: "Bộ Công an",
  BXD: "Bộ Xây dựng",
  BNNMT: "Bộ Nông nghiệp và Môi trường",
  BTC: "Bộ Tài chính",
  BCT: "Bộ Công Thương",
  BYT: "Bộ Y tế",
  BGDĐT: "Bộ Giáo dục và Đào tạo",
  BNV: "Bộ Nội vụ",
  BKHCN: "Bộ Khoa học và Công nghệ",
  BVHTTDL: "Bộ Văn hóa, Thể thao và Du lịch",
  BQP: "Bộ Quốc phòng",
  BNG: "Bộ Ngoại giao",
  UBND: "Ủy ban nhân dân tỉnh",
};

function announcerOf(decision: string): string {
  const short = Object.keys(MINISTRIES).find((one) => decision.toUpperCase().includes(`-${one}`));
  return short ? MINISTRIES[short]! : "Chưa rõ cơ quan công bố";
}

function levelOf({ channels }: PublishedProcedure): object {
  if (channels.some(({ channel }) => channel === "online")) return { level: "toan-trinh" };
  return {
    level: "mot-phan",
    partialReason: "Bản công bố không có kênh trực tuyến. Hãy ghi lý do cụ thể hoặc thêm kênh trực tuyến.",
  };
}

function competentOf({ tiers, agencies }: PublishedProcedure): object {
  const by = agencies.performing.join("; ") || agencies.competent;
  const commune = tiers.some((tier) => /xã/iu.test(tier));
  const unit = unitOf(by, commune);
  return { tier: commune ? "commune" : "province", by: by || "Hãy ghi cơ quan giải quyết", ...(unit && { unit }) };
}

function channelsOf({ channels }: PublishedProcedure, doubt: (about: string) => void): Partial<Record<Channel, object>> {
  const made: Partial<Record<Channel, object>> = {};
  for (const one of channels) {
    if (made[one.channel]) {
      doubt(`Kênh ${one.channel} còn một thời hạn khác: ${timeInWords(one.time)}. ${one.note}`.trim());
      continue;
    }
    made[one.channel] = { time: timeOf(one.time, doubt) };
    if (one.note) doubt(`Mô tả của kênh ${one.channel}: ${one.note}`);
  }
  return made;
}

/** What is not published is left out, so that it is a finding and not a guess. */
function timeOf({ qty, unit, text }: PublishedTime, doubt: (about: string) => void): object {
  if (unit === "YEAR") return { qty: (qty ?? 1) * 12, unit: "MONTH" };
  if (qty === null && text) doubt(`Thời hạn ghi “${text}”.`);
  return { ...(qty !== null && { qty }), ...(unit && { unit }) };
}

function feesOf({ channels, decision }: PublishedProcedure, doubt: (about: string) => void): object[] {
  const seen = new Map<string, { fee: object; channels: Channel[] }>();
  const placed = channels.flatMap(({ channel, fees }: PublishedChannel) => fees.map((fee) => ({ channel, ...fee })));
  for (const { channel, money, note } of placed) {
    if (money.kind === "free") continue;
    if (money.kind === "unknown" || money.currency !== "VND" || money.min !== money.max) {
      doubt(
        `Mức thu của kênh ${channel} cần nhập tay: ${money.kind === "unknown" ? money.text : `${money.min}–${money.max} ${money.currency}`} ${note}`.trim(),
      );
      continue;
    }
    const key = `${money.min} ${note}`;
    const known = seen.get(key);
    if (known) known.channels.push(channel);
    else {
      const kind = /lệ phí/iu.test(note) && !/phí, lệ phí/iu.test(note) ? "charge" : "fee";
      const fee = {
        id: `khoan-${seen.size + 1}`,
        name: note.replace(/\s+/gu, " ").trim().slice(0, 150) || "Phí, lệ phí",
        kind,
        amount: money.min,
        per: "lần",
        legal: `Bản công bố ${decision}`,
        confidence: "medium",
        source: "Bản công bố; cần ghi số thông tư hoặc nghị quyết quy định mức thu",
      };
      seen.set(key, { fee, channels: [channel] });
    }
  }
  return [...seen.values()].map(({ fee, channels: of }) => ({ ...fee, channels: [...new Set(of)] }));
}

function resultsOf({ results }: PublishedProcedure, doubt: (about: string) => void): object[] {
  const codes = new Set<string>();
  return results.flatMap(({ name, code }) => {
    if (code !== null && codes.has(code)) {
      doubt(`Mã kết quả ${code} được công bố hai lần, lần này cho “${name}”.`);
      return [];
    }
    if (code !== null) codes.add(code);
    return [
      {
        ...(code !== null && { code }),
        name,
        ...(/từ chối|không (?:cấp|chấp thuận)|yêu cầu sửa đổi/iu.test(name) && { negative: true }),
      },
    ];
  });
}

/** The case (trường hợp) is asked first when papers depend on it. */
const named = (published: PublishedProcedure) => published.cases.filter(({ papers }) => papers.some((paper) => !isRemark(paper)));

function papersOf(published: PublishedProcedure, doubt: (about: string) => void): object[] {
  const cases = named(published);
  const rows = published.cases.flatMap((one) => one.papers.map((paper) => ({ paper, of: cases.indexOf(one) })));
  const merged = new Map<string, { paper: Paper; of: number[] }>();
  for (const { paper, of } of rows) {
    if (isRemark(paper)) {
      doubt(`Ghi chú trong thành phần hồ sơ: ${paper.name}`);
      continue;
    }
    const known = merged.get(paper.name);
    if (known) known.of.push(of);
    else merged.set(paper.name, { paper, of: [of] });
  }
  const slug = slugs("giay-to");
  return [...merged.values()].map(({ paper, of }) => {
    const everywhere = cases.length < 2 || new Set(of).size === cases.length;
    const { originals, copies } = paper;
    return {
      id: slug(paper.name),
      name: paper.name
        .replace(/^[-+*•\s]+/, "")
        .replace(/\s+/gu, " ")
        .trim(),
      ...(paper.code && { nationalCode: paper.code }),
      ...(!everywhere && { when: `procedureCase in [${of.map((index) => `"case${index + 1}"`).join(", ")}]` }),
      original: originals ?? (copies ? 0 : 1),
      copy: copies ?? 0,
      ...(paper.form && { help: `Mẫu: ${paper.form}` }),
      ...(originals === null && copies === null && { confidence: "low", source: "Bản công bố không ghi số lượng" }),
    };
  });
}

function formOf(published: PublishedProcedure): object[] {
  const cases = named(published);
  const choose = {
    id: "truong-hop",
    ask: "Bạn thuộc trường hợp nào?",
    fields: [
      {
        id: "procedureCase",
        type: "choice",
        label: "Trường hợp",
        choices: cases.map(({ name }, index) => ({
          value: `case${index + 1}`,
          label: name ? quoteless(name) : `Trường hợp ${index + 1}`,
        })),
      },
    ],
  };
  return [
    {
      title: "Nội dung",
      pages: [
        ...(cases.length > 1 ? [choose] : []),
        {
          id: "noi-dung",
          ask: "Bạn đề nghị điều gì?",
          hint: `Viết ngắn gọn theo đơn của thủ tục ${quote(published.name)}.`,
          fields: [{ id: "request.content", type: "longText", label: "Nội dung đề nghị" }],
        },
      ],
    },
    { title: "Nhận kết quả", pages: COMMON_PAGES },
  ];
}

const quoteless = (text: string): string =>
  text
    .replace(/^[-+*•\s\d.()]+/, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 200) || text;

/** What every procedure asks, in the words of the shipped ones. */
const COMMON_PAGES = [
  {
    id: "nhan-ket-qua",
    ask: "Bạn muốn nhận kết quả bằng cách nào?",
    fields: [
      {
        id: "delivery.way",
        type: "choice",
        label: "Cách nhận kết quả",
        choices: [
          { value: "online", label: "Trực tuyến" },
          { value: "counter", label: "Tại Trung tâm Phục vụ hành chính công" },
          { value: "post", label: "Qua bưu điện", hint: "Bạn trả cước cho người phát thư." },
        ],
      },
    ],
  },
  {
    id: "dia-chi-nhan",
    ask: "Gửi kết quả đến đâu?",
    when: 'delivery.way == "post"',
    fields: [
      { id: "delivery.address", type: "text", label: "Địa chỉ nhận kết quả", maxLength: 300, autocomplete: "street-address" },
    ],
  },
  {
    id: "lien-he",
    ask: "Cơ quan liên hệ với bạn bằng cách nào?",
    fields: [
      {
        id: "contact.phone",
        type: "phone",
        label: "Số điện thoại",
        hint: "Ví dụ 0912 345 678",
        autocomplete: "tel",
        prefill: "requester.phone",
      },
      {
        id: "contact.email",
        type: "email",
        label: "Thư điện tử",
        required: false,
        hint: "Ví dụ ten@vidu.vn",
        autocomplete: "email",
        prefill: "requester.email",
      },
    ],
  },
  {
    id: "cam-doan",
    ask: "Bạn cam đoan điều gì?",
    fields: [
      {
        id: "pledge",
        type: "pledge",
        label:
          "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.",
      },
    ],
  },
];

/** Reception 1/8, appraisal 5/8, signature 1/8, return 1/8 of the shortest time; calendar days count as working days, which is the stricter way. */
function stepsOf(channels: Partial<Record<Channel, object>>): object[] {
  const limits = Object.values(channels).flatMap((terms) => {
    const time = (terms as { time?: { qty?: number; unit?: string } }).time;
    return time?.qty && time.unit ? [time.qty * (HOURS[time.unit] ?? 8)] : [];
  });
  const hours = Math.min(...limits, 8 * 15);
  const eighth = hours < 8 ? hours / 8 : Math.floor(hours / 8);
  const proposal = { confidence: "low", source: "Đề xuất của máy, tỉnh chưa ban hành quy trình nội bộ" };
  return [
    { id: "tiep-nhan", name: "Tiếp nhận, số hóa hồ sơ", by: "receptionist", hours: eighth, ...proposal },
    {
      id: "tham-dinh",
      name: "Thẩm định, dự thảo kết quả",
      by: "specialist",
      hours: Math.max(hours - 3 * eighth, 0.5),
      needs: ["draft"],
      ...proposal,
    },
    { id: "ky", name: "Ký kết quả", by: "leader", hours: eighth, needs: ["approval"], ...proposal },
    { id: "tra-ket-qua", name: "Trả kết quả", by: "receptionist", hours: eighth, ...proposal },
  ];
}
