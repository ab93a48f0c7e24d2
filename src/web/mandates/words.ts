import { actorText, type LoggedMandateEvent, type Mandate, RELATION_NAMES, RIGHT_NAMES } from "../../core/mandate/index.ts";
import { dayAndTime } from "../portal/words.ts";
import type { Pair, Tone } from "../ui/index.ts";
import { html } from "../ui/index.ts";

export const dayText = (day: string): string => day.split("-").reverse().join("/");

/** "đến 30/06/2027"; without an end until it is revoked. */
export const untilText = ({ until }: Pick<Mandate, "until">): string =>
  until ? `đến hết ngày ${dayText(until)}` : "cho đến khi thu hồi";

/** What a mandate lets somebody do, in two lines. */
export function scopePairs({ scope }: Pick<Mandate, "scope">, nameOf: (code: string) => string): Pair[] {
  const what = [...(scope.procedures ?? []).map(nameOf), ...(scope.dossiers ?? []).map((code) => `hồ sơ ${code}`)];
  return [
    { term: "Được làm", value: `${scope.rights.map((right) => RIGHT_NAMES[right]).join("; ")}.` },
    {
      term: "Cho",
      value: what.length > 0 ? html`${what.map((one) => html`${one}<br>`)}` : "mọi thủ tục",
    },
    ...(scope.ownOnly ? [{ term: "Xem được", value: "chỉ những hồ sơ do chính người làm thay nộp" }] : []),
  ];
}

/** What it rests on. */
export function evidenceText({ evidence, kind }: Pick<Mandate, "evidence" | "kind">): string {
  const paper = [evidence.by, evidence.number && `số ${evidence.number}`, evidence.date && `ngày ${dayText(evidence.date)}`];
  const told = evidence.at ? `, ${dayAndTime(evidence.at)}` : "";
  switch (evidence.way) {
    case "electronic":
      return "Hai bên lập trên cổng bằng tài khoản VNeID mức 2";
    case "certified":
      return `Giấy ủy quyền có chứng thực: ${paper.filter(Boolean).join(", ")}`;
    case "register":
      return `${evidence.source} xác nhận${evidence.relation ? ` (${RELATION_NAMES[evidence.relation]})` : ""}${told}`;
    case "lawfulRepresentative":
      return evidence.source ? `${evidence.source} ghi là người đại diện theo pháp luật${told}` : "Đang hỏi cơ sở dữ liệu";
    case "pledge":
      return `Tự cam đoan${evidence.relation ? ` là ${RELATION_NAMES[evidence.relation]}` : ""}; cơ sở dữ liệu chưa xác nhận`;
    case "decision":
      return kind === "guardian" && evidence.number ? `Quyết định: ${paper.filter(Boolean).join(", ")}` : "Giấy tờ gửi kèm";
  }
}

const ACTS = {
  Offered: "đề nghị làm thay",
  Recorded: "ghi nhận giấy tại quầy",
  Claimed: "khai làm thay",
  Proven: "cơ sở dữ liệu xác nhận",
  Pledged: "nhận theo lời cam đoan",
  SentToCheck: "chuyển quầy một cửa kiểm tra",
  Accepted: "chấp nhận",
  Declined: "không chấp nhận",
  Revoked: "thu hồi",
  Expired: "hết hạn",
} as const satisfies Record<LoggedMandateEvent["event"]["type"], string>;

/** "20/11/2026 lúc 08:12 · LÝ VĂN ÁNH: chấp nhận". */
export function eventText({ at, actor, event }: LoggedMandateEvent): string {
  const why = "reason" in event ? event.reason : "why" in event ? event.why : "";
  return `${dayAndTime(at)} · ${actorText({ actor })}: ${ACTS[event.type]}${why ? ` – ${why}` : ""}`;
}

const TONES: Record<Mandate["state"], Tone> = {
  offered: "soon",
  checking: "soon",
  active: "ok",
  declined: "late",
  revoked: "late",
  expired: "info",
};
export const mandateTone = ({ state }: Pick<Mandate, "state">): Tone => TONES[state];
