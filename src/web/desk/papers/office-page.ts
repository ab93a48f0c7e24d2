import { formatDate } from "../../../core/calendar/index.ts";
import type { Move, OfficePaper } from "../../../features/documents/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  type Column,
  date,
  type dateParts,
  empty,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  table,
  tag,
} from "../../ui/index.ts";
import { DESK, dossierPath } from "../paths.ts";
import { CHANNEL_NAMES, shortMoment } from "../words.ts";
import { BOOK, dayPath, HANDOVER, OFFICE_PAPERS, officePaperPath } from "./paths.ts";

export type OfficePageParams = {
  /** yyyy-MM-dd. */
  day: string;
  moves: readonly Move[];
  papers: readonly OfficePaper[];
  /** Period of the book as it was typed, or what is offered. */
  period: { from: Parts; until: Parts };
  note?: NoticeParams | undefined;
  errors?: FieldError[];
};
type Parts = ReturnType<typeof dateParts>;

/** What moved on a day, ready for lists to sign; the book over a period; what was printed before. */
export function officePage(c: AppContext, params: OfficePageParams): Response {
  const { note, errors = [] } = params;
  const body = html`${note && notice({ live: true, ...note })}${dayForm(params.day)}${lists(c, params)}<h2>Sổ theo dõi hồ sơ (mẫu 07)</h2>${bookForm(c, params)}<h2>Đã in</h2>${printed(params.papers)}`;
  const bar = html`${back(DESK, "Cần làm ngay")}<h1>Bàn giao, sổ theo dõi</h1>`;
  return deskPage(c, { title: "Bàn giao, sổ theo dõi", bar, body, errors });
}

function dayForm(day: string): Html {
  const plain = Temporal.PlainDate.from(day);
  const move = (days: number, text: string) => link({ href: dayPath(plain.add({ days }).toString()), text, look: "quiet" });
  const name = formatDate(plain.toZonedDateTime("Asia/Ho_Chi_Minh").toInstant());
  const pick = html`<form method="get" class="bar"><label for="f-ngay">Chọn ngày</label><input type="date" id="f-ngay" name="ngay" value="${day}">${button({ text: "Xem", kind: "quiet" })}</form>`;
  return html`<h2>Bàn giao ngày ${name}</h2><div class="bar">${move(-1, "Ngày trước")}${move(1, "Ngày sau")}${pick}</div>`;
}

/** One list for each room and direction. */
function lists(c: AppContext, { moves, day }: OfficePageParams): Html {
  if (moves.length === 0)
    return empty({
      title: "Không có hồ sơ nào chuyển trong ngày",
      body: "Hồ sơ chuyển từ quầy vào phòng, và kết quả từ phòng về quầy, sẽ hiện ở đây để lập danh sách ký giao nhận.",
    });
  const groups = Map.groupBy(moves, ({ kind, room, counter }) => [kind, room, counter].join("\n"));
  return html`${[...groups.values()].map((group) => listForm(c, group, day))}`;
}

function listForm(c: AppContext, moves: readonly Move[], day: string): Html {
  const { kind, room, counter } = moves[0]!;
  const there = kind === "handoverList";
  const title = there ? `${counter ?? "Quầy"} giao cho ${room}` : `${room} trả kết quả về ${counter ?? "quầy"}`;
  const columns: Column[] = [
    { label: "Chọn", hidden: true },
    { label: "Hồ sơ" },
    { label: "Người nộp" },
    { label: "Lúc" },
    { label: "Danh sách" },
  ];
  const rows = moves.map((move) => [
    box(move),
    html`<a href="${dossierPath(move.dossier.code)}">${move.dossier.subject}</a><span class="sub num">${move.dossier.code}</span>`,
    html`${move.dossier.applicant.name}<span class="sub">${CHANNEL_NAMES[move.dossier.channel]}</span>`,
    shortMoment(move.at),
    move.listed ? tag({ tone: "ok", text: "đã có" }) : tag({ tone: "soon", text: "chưa\u00a0có" }),
  ]);
  const lines = table({ caption: `${title}: ${moves.length} hồ sơ`, columns, rows });
  const hidden = html`${idempotencyField()}<input type="hidden" name="ngay" value="${day}"><input type="hidden" name="loai" value="${kind}"><input type="hidden" name="phong" value="${room}">${counter && html`<input type="hidden" name="quay" value="${counter}">`}`;
  const make = button({ text: there ? "Lập danh sách bàn giao" : "Lập phiếu bàn giao kết quả", about: room, kind: "quiet" });
  return postForm(c, { action: HANDOVER, body: html`${hidden}${lines}<div class="bar">${make}</div>` });
}

/** What is on no list yet is chosen. */
function box({ dossier: { code, subject }, listed }: Move): Html {
  return html`<input type="checkbox" name="ma" value="${code}"${listed ? undefined : html` checked`} aria-label="Chọn ${subject}, ${code}">`;
}

function bookForm(c: AppContext, { period, errors = [] }: OfficePageParams): Html {
  const errorOf = (field: string) => {
    const error = errors.find((one) => one.field === field)?.message;
    return error === undefined ? {} : { error };
  };
  const fields = html`${date({ name: "tu", label: "Tiếp nhận từ ngày", value: period.from, ...errorOf("tu") })}${date({ name: "den", label: "Đến hết ngày", value: period.until, ...errorOf("den") })}`;
  return postForm(c, { action: BOOK, body: html`${idempotencyField()}${fields}${button({ text: "In sổ", kind: "quiet" })}` });
}

function printed(papers: readonly OfficePaper[]): Html {
  if (papers.length === 0) return html`<p class="soft">Cơ quan chưa in danh sách hay sổ nào.</p>`;
  const columns: Column[] = [
    { label: "Văn bản" },
    { label: "Số hồ sơ", numeric: true },
    { label: "Lập lúc" },
    { label: "Người lập" },
  ];
  const rows = papers.map((paper) => [
    html`<a href="${officePaperPath(paper.id)}">${paper.title}</a><span class="sub">số ${paper.number}/${paper.year}</span>`,
    String(paper.rows),
    shortMoment(paper.issuedAt),
    paper.issuedBy.name,
  ]);
  return table({ caption: "Danh sách và sổ đã in", captionHidden: true, columns, rows });
}

export const OFFICE_LINK = { href: OFFICE_PAPERS, text: "Bàn giao, sổ theo dõi" };
