import type { DraftCase } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { type Child, type FieldError, type Html, html } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { clockTime, dayAndTime } from "../words.ts";
import { movedNotice } from "./moved-notice.ts";

export type FrameParams = {
  draft: DraftCase;
  title: string;
  body: Child;
  back: string;
  errors?: FieldError[];
  scripts?: string[];
};

/** A page of filling in: its head says which procedure and when it was saved, and nothing else leads away but the way out. */
export function frame(c: AppContext, { draft, back, body, ...rest }: FrameParams): Response {
  const { revision, dossier } = draft;
  return page(c, {
    ...rest,
    body: html`${movedNotice(draft)}${body}`,
    back: { href: back },
    service: {
      name: dossier ? `Bổ sung: ${revision.plain}` : revision.plain,
      note: savedNote(c, draft),
      exit: { href: "/ho-so", text: "Hồ sơ của tôi" },
    },
  });
}

/** "Đã lưu lúc 08:12"; with the day when it was not today. */
export function savedNote(c: AppContext, { draft }: DraftCase): string {
  const now = dayAndTime(c.var.services.clock.now().toString());
  const saved = dayAndTime(draft.savedAt);
  return saved.slice(0, 10) === now.slice(0, 10) ? `Đã lưu lúc ${clockTime(draft.savedAt)}` : `Đã lưu ngày ${saved}`;
}

const PAPERS = "Giấy tờ";
const CHECKING = "Kiểm tra và nộp";

/** "Phần 2 trong 6 · Cha và mẹ" */
export function progress(draft: DraftCase, part: string | typeof PAPERS | typeof CHECKING): Html {
  // Counted over the whole form, so that the number of parts does not change under way; a supplement has only its own.
  const pages = draft.dossier ? draft.pages : draft.revision.pages;
  const parts = [...new Set(pages.map((one) => one.part))];
  if (draft.dossier ? draft.papers.length > 0 : draft.revision.papers.length > 0) parts.push(PAPERS);
  parts.push(CHECKING);
  const place = parts.indexOf(part);
  return html`<p class="soft">${place < 0 ? part : `Phần ${place + 1} trong ${parts.length} · ${part}`}</p>`;
}

export const paperProgress = (draft: DraftCase): Html => progress(draft, PAPERS);
export const checkProgress = (draft: DraftCase): Html => progress(draft, CHECKING);

/** The way back to checking, kept through the forms of a page that was opened from there. */
export const RETURN = "ve";
export const fromCheck = (c: AppContext): boolean => c.req.query(RETURN) === "kiem-tra";
/** Query that keeps that way, "" when the page was not opened from there. */
export const returnQuery = (c: AppContext): string => (fromCheck(c) ? `?${RETURN}=kiem-tra` : "");
