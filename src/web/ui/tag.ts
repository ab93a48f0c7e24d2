import type { Examples } from "./examples.ts";
import { attrs, classes, type Html, html } from "./html.ts";

/** ok: on time or done; soon: nearly due; late: overdue or wrong; info: everything else. */
export type Tone = "ok" | "soon" | "late" | "info";
export type TagParams = { tone: Tone /** The word that says what the colour means. */; text: string };

/** A state in one or two words. @throws when there is no word: colour alone tells nothing. */
export function tag(params: TagParams): Html {
  if (params.text.trim() === "") throw new Error("A tag needs a word beside its colour.");
  return html`<span class="tag ${params.tone}">${params.text}</span>`;
}

export type MeterParams = { label: string /** From 0 to 1. */; share: number; tone?: Tone };

/** How much of something is used; the figure itself stands in text beside it. */
export function meter(params: MeterParams): Html {
  const percent = Math.round(Math.min(1, Math.max(0, params.share)) * 100);
  const look = { class: classes("meter", params.tone ?? "ok"), viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img" };
  return html`<svg${attrs({ ...look, "aria-label": `${params.label}: ${percent} %` })}><rect width="${percent}" height="8"></rect></svg>`;
}

export const tagExamples: Examples = {
  component: "Nhãn và thước",
  examples: [
    { name: "Còn hạn", view: () => tag({ tone: "ok", text: "2 ngày 4 giờ" }) },
    { name: "Sắp hết hạn", view: () => tag({ tone: "soon", text: "Còn 3 giờ 20" }) },
    { name: "Quá hạn", view: () => tag({ tone: "late", text: "Quá 1 giờ 10" }) },
    { name: "Đang dừng", view: () => tag({ tone: "info", text: "Đang dừng" }) },
    { name: "Thước thời gian", view: () => meter({ label: "Thời gian đã dùng", share: 0.58 }) },
    { name: "Thước sắp hết", view: () => meter({ label: "Thời gian đã dùng", share: 0.9, tone: "soon" }) },
    { name: "Thước đã quá", view: () => meter({ label: "Thời gian đã dùng", share: 1.2, tone: "late" }) },
  ],
};
