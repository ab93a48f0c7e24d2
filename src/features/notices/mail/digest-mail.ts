import { formatDate, formatTime } from "../../../core/calendar/index.ts";
import type { Mail } from "../../../platform/mail.ts";
import type { NoticeKind } from "../types.ts";
import type { DigestLine } from "./sql.ts";

/** In the order of the mail: what is late stands first. */
const HEADS: readonly [NoticeKind, string][] = [
  ["late", "Quá hạn trả"],
  ["due100", "Bước đã hết thời gian"],
  ["due80", "Bước đã dùng 80 % thời gian"],
  ["due50", "Bước đã dùng 50 % thời gian"],
  ["returned", "Bị chuyển lại"],
  ["answered", "Đã có trả lời"],
  ["letter", "Người nộp viết thư"],
  ["assigned", "Giao cho bạn, hoặc chuyển khỏi bạn"],
  ["pool", "Việc mới của nhóm bạn"],
];
const MOST_LINES = 100;

/** The mail of what is new: codes, procedures and due times only. Whose matter it is, and what was said, is for the application. */
export function digestMail(digest: { id: string; address: string }, lines: readonly DigestLine[], baseUrl: string): Mail {
  const sections = HEADS.map(([kind, head]) => ({ kind, head, lines: lines.filter((line) => line.kind === kind) })).filter(
    (section) => section.lines.length > 0,
  );
  const late = lines.filter(({ kind }) => kind === "late").length;
  const others = lines.length - late;
  const counted = [...(late > 0 ? [`${late} hồ sơ quá hạn`] : []), ...(others > 0 ? [`${others} tin khác`] : [])];
  const left = Math.max(0, lines.length - MOST_LINES);
  const shown = cut(sections, MOST_LINES);
  const base = baseUrl.replace(/\/$/, "");
  const more = left > 0 ? `Còn ${left} tin nữa trong ứng dụng.` : "";
  const [all, choices] = [`${base}/ban-lam-viec/tin-bao`, `${base}/ban-lam-viec/tin-bao/lua-chon`];
  const text = [
    ...shown.map(
      ({ head, lines: own }) =>
        `${head.toLocaleUpperCase("vi")}\n${own.map((line) => `- ${textOf(line)}\n  ${hrefOf(base, line)}`).join("\n")}`,
    ),
    ...(more ? [more] : []),
    `Xem tất cả: ${all}\nĐổi giờ nhận thư, hoặc thôi nhận: ${choices}`,
  ].join("\n\n");
  const parts = shown.map(
    ({ head, lines: own }) =>
      `<h2>${escaped(head)}</h2><ul>${own.map((line) => `<li><a href="${escaped(hrefOf(base, line))}">${escaped(line.code)}</a> ${escaped(rest(line))}</li>`).join("")}</ul>`,
  );
  const html = `<!DOCTYPE html><html lang="vi"><body>${parts.join("")}${more && `<p>${more}</p>`}<p><a href="${escaped(all)}">Xem tất cả</a> · <a href="${escaped(choices)}">Đổi giờ nhận thư, hoặc thôi nhận</a></p></body></html>`;
  return { id: digest.id, to: digest.address, subject: `Một Cửa: ${counted.join(", ")}`, text: `${text}\n`, html };
}

type Section = { head: string; lines: readonly DigestLine[] };

function cut(sections: readonly Section[], most: number): Section[] {
  let room = most;
  return sections.flatMap(({ head, lines }) => {
    const own = lines.slice(0, room);
    room -= own.length;
    return own.length > 0 ? [{ head, lines: own }] : [];
  });
}

const rest = ({ procedureName, dueAt }: DigestLine): string => `${procedureName}${dueAt ? `, hẹn trả ${moment(dueAt)}` : ""}`;
const textOf = (line: DigestLine): string => `${line.code} ${rest(line)}`;
const hrefOf = (base: string, { code }: DigestLine): string => `${base}/ban-lam-viec/ho-so/${encodeURIComponent(code)}`;

function moment(instant: string): string {
  const at = Temporal.Instant.from(instant);
  return `${formatTime(at)} ${formatDate(at)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
