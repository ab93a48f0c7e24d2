import type { EditFinding, EditState } from "../../../features/catalogue/index.ts";
import { type Html, html, link, nothing, type Tone, tag } from "../../ui/index.ts";
import { findingPath, inputAt, spotOfFinding } from "./edit/places.ts";

export const EDIT_STATES = {
  draft: { tone: "info", text: "Đang soạn" },
  review: { tone: "soon", text: "Chờ duyệt" },
  approved: { tone: "ok", text: "Đã công bố" },
  discarded: { tone: "late", text: "Đã bỏ" },
} as const satisfies Record<EditState, { tone: Tone; text: string }>;
export const editState = (state: EditState): Html => tag(EDIT_STATES[state]);

/** "3 lỗi, 1 điều cần xem" */
export function countText(findings: readonly Pick<EditFinding, "severity">[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const rest = findings.length - errors;
  return [errors > 0 && `${errors} lỗi`, rest > 0 && `${rest} điều cần xem`].filter(Boolean).join(", ") || "Không có lỗi";
}

const FILE_NAMES: Readonly<Record<string, string>> = { cases: "Tình huống" };

/** Where a finding is, as people call it. */
export function placeName(found: Pick<EditFinding, "file" | "path" | "line">): string {
  const place = spotOfFinding(found);
  const line = found.line ? `dòng ${found.line}` : "";
  if (!place) return [FILE_NAMES[found.file] ?? found.file, line].filter(Boolean).join(" · ");
  const { spot, rest } = place;
  const index = spot.path.at(-1);
  const item = typeof index === "number" ? `${spot.shape.noun} ${index + 1}` : "";
  return [spot.section.title, item, rest && (inputAt(spot, rest)?.label ?? rest)].filter(Boolean).join(" · ");
}

/** Findings, each with a link to the place where it is mended. */
export function findingList(editId: string, findings: readonly EditFinding[]): Html {
  if (findings.length === 0) return nothing;
  const items = findings.map(
    (found) =>
      html`<li>${tag({ tone: found.severity === "error" ? "late" : "soon", text: found.severity === "error" ? "Lỗi" : "Xem lại" })} ${found.message}${found.advice && found.advice !== found.message && html` <span class="soft">${found.advice}</span>`}${found.source && html` <span class="soft">(${found.source})</span>`}<br>${link({ href: findingPath(editId, found), text: placeName(found), about: "– đến chỗ cần sửa" })}</li>`,
  );
  return html`<ul class="plain findings">${items}</ul>`;
}
