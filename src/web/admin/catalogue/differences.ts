import { CHANGE_PARTS, type Change } from "../../../core/procedure/index.ts";
import { type Html, html, table } from "../../ui/index.ts";

const KINDS = { added: "thêm", removed: "bỏ", changed: "sửa", moved: "chuyển chỗ" } as const satisfies Record<
  Change["kind"],
  string
>;
const shown = (text: string): Html =>
  text === "" ? html`<span class="soft">không có</span>` : html`<span class="as-typed">${text}</span>`;

/** What differs between two revisions, part by part, before and after beside each other. */
export function differences(changes: readonly Change[]): Html {
  if (changes.length === 0) return html`<p>Hai bản giống hệt nhau.</p>`;
  const parts = CHANGE_PARTS.flatMap((part) => {
    const own = changes.filter((change) => change.part === part);
    if (own.length === 0) return [];
    const rows = own.map(({ kind, place, before, after }) => [
      html`${place} <span class="soft">(${KINDS[kind]})</span>`,
      shown(before),
      shown(after),
    ]);
    return [
      table({ caption: `${part} (${own.length})`, columns: [{ label: "Chỗ" }, { label: "Trước" }, { label: "Sau" }], rows }),
    ];
  });
  return html`<div class="differences"><p>${changes.length} chỗ khác.</p>${parts}</div>`;
}
