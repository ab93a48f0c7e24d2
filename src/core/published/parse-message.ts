import { z } from "zod";
import type { Channel } from "../procedure/types.ts";
import { parseMoney } from "./parse-money.ts";
import { parseSteps } from "./parse-steps.ts";
import { something, splitList } from "./parse-text.ts";
import { parseUnit } from "./parse-time.ts";
import type { PublishedChannel, PublishedProcedure, PublishedTime, Unparsed } from "./types.ts";

const CHANNELS: Record<string, Channel> = { "1": "counter", "2": "online", "3": "post" };

/** Scalars come as strings or numbers; absent ones as null. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ""));
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
const unit = z.object({ MADONVI: text, TENDONVI: text });

/** `LayThuTuc`, wire-formats §2.3. A group that is no list, or a list of something else, makes the message unreadable. */
const message = z.object({
  MATTHC: z.string().trim().min(1),
  TENTTHC: text,
  LOAITTHC: text,
  IDQUYETDINHCONGBO: text,
  MOTA: text,
  TUKHOA: text,
  YEUCAU: text,
  DIACHITIEPNHAN: text,
  CAPTHUCHIEN: list(z.unknown()),
  LINHVUCTHUCHIEN: list(z.object({ MALINHVUC: text, TENLINHVUC: text })),
  TRINHTUTHUCHIEN: list(z.object({ TRUONGHOP: text, TRINHTU: list(z.object({ TENTRINHTU: text })) })),
  CACHTHUCTHUCHIEN: list(
    z.object({
      KENH: text,
      THOIGIAN: list(
        z.object({
          THOIGIANGIAIQUYET: text,
          DONVITINH: text,
          MOTA: text,
          PHILEPHI: list(z.object({ MAPHILEPHI: text, SOTIEN: text, DONVI: text, MOTA: text })),
        }),
      ),
    }),
  ),
  THANHPHANHOSO: list(
    z.object({ TRUONGHOP: text, GIAYTO: list(z.object({ MAGIAYTO: text, TENGIAYTO: text, TENMAUDON: text })) }),
  ),
  DOITUONGTHUCHIEN: list(z.object({ TENDOITUONG: text })),
  KETQUATHUCHIEN: list(z.object({ MAKETQUA: text, TENKETQUA: text })),
  CANCUPHAPLY: list(z.object({ SOVANBAN: text, TENVANBAN: text })),
  COQUANTHUCHIEN: list(unit),
  COQUANCOTHAMQUYEN: z.unknown().optional(),
  COQUANDUOCUYQUYEN: z.unknown().optional(),
  COQUANPHOIHOP: z.unknown().optional(),
});
type Message = z.infer<typeof message>;

/**
 * Reads one procedure of a `LayThuTuc` answer (UPPERCASE keys, wire-formats §2.3).
 * @returns undefined when the message does not have that shape
 */
export function parseMessage(value: unknown): PublishedProcedure | undefined {
  const parsed = message.safeParse(value);
  if (!parsed.success) return undefined;
  const m = parsed.data;
  const { channels, unparsed } = channelsOf(m);
  return {
    code: m.MATTHC,
    name: m.TENTTHC.trim(),
    decision: something(m.IDQUYETDINHCONGBO),
    tiers: m.CAPTHUCHIEN.map(nameOf).filter(Boolean),
    kind: something(m.LOAITTHC),
    fields: m.LINHVUCTHUCHIEN.map((one) => ({ code: one.MALINHVUC || null, name: one.TENLINHVUC.trim() })),
    audience: m.DOITUONGTHUCHIEN.flatMap((one) => splitList(one.TENDOITUONG)),
    agencies: {
      performing: m.COQUANTHUCHIEN.map((one) => one.TENDONVI.trim()).filter(Boolean),
      competent: namesOf(m.COQUANCOTHAMQUYEN),
      delegated: namesOf(m.COQUANDUOCUYQUYEN),
      cooperating: namesOf(m.COQUANPHOIHOP),
      address: something(m.DIACHITIEPNHAN),
    },
    steps: m.TRINHTUTHUCHIEN.flatMap((one) => one.TRINHTU.flatMap((step) => parseSteps(step.TENTRINHTU, one.TRUONGHOP || null))),
    channels,
    cases: m.THANHPHANHOSO.map((one) => ({
      name: something(one.TRUONGHOP) || null,
      papers: one.GIAYTO.map((paper) => ({
        code: paper.MAGIAYTO || null,
        name: paper.TENGIAYTO.trim(),
        form: paper.TENMAUDON || null,
        originals: null,
        copies: null,
      })),
    })),
    conditions: something(m.YEUCAU),
    results: m.KETQUATHUCHIEN.map((one) => ({ name: one.TENKETQUA.trim(), code: one.MAKETQUA.trim() || null })),
    legal: m.CANCUPHAPLY.map((one) => ({ name: one.TENVANBAN.trim(), number: one.SOVANBAN.trim() || null })),
    keywords: something(m.TUKHOA),
    description: something(m.MOTA),
    related: "",
    url: null,
    unparsed,
  };
}

function channelsOf(m: Message): { channels: PublishedChannel[]; unparsed: Unparsed[] } {
  const unparsed: Unparsed[] = [];
  const channels = m.CACHTHUCTHUCHIEN.flatMap(({ KENH, THOIGIAN }) => {
    const channel = CHANNELS[KENH.trim()];
    if (!channel) {
      unparsed.push({ part: "channels", text: JSON.stringify({ KENH, THOIGIAN }), reason: `Không có kênh mang mã "${KENH}".` });
      return [];
    }
    return THOIGIAN.map((one) => ({
      channel,
      time: timeOf(one.THOIGIANGIAIQUYET, one.DONVITINH),
      fees: one.PHILEPHI.map((fee) => ({
        code: fee.MAPHILEPHI || null,
        money: parseMoney(`${fee.SOTIEN} ${fee.DONVI}`),
        note: fee.MOTA.trim(),
      })),
      note: one.MOTA.trim(),
    }));
  });
  return { channels, unparsed };
}

function timeOf(qty: string, unitText: string): PublishedTime {
  const number = /^\d+(?:[.,]\d+)?$/.test(qty.trim()) ? Number(qty.trim().replace(",", ".")) : null;
  return { qty: number, unit: number === null ? null : parseUnit(unitText), text: `${qty} ${unitText}`.trim() };
}

/** These come as a name, or as an object, or as a list of them. */
function nameOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  const named = z
    .object({ TENDONVI: z.string() })
    .or(z.object({ TENCAPTHUCHIEN: z.string() }))
    .safeParse(value);
  return named.success ? Object.values(named.data).join("") : "";
}

const namesOf = (value: unknown): string => (Array.isArray(value) ? value : [value]).map(nameOf).filter(Boolean).join(", ");
