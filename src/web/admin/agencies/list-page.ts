import { UNIT_NAMES, type Unit } from "../../../core/procedure/index.ts";
import type { Agency } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, empty, html, link, table, text } from "../../ui/index.ts";

export const AGENCIES = "/quan-tri/co-quan";

/** Name of the sort of unit, as people read it. */
export const unitName = (unit: string): string => UNIT_NAMES[unit as Unit] ?? unit;

/** Departments first, then communes by name; `wanted` looks at names and codes. */
export function agencyList(
  c: AppContext,
  { agencies, closed, wanted }: { agencies: readonly Agency[]; closed: readonly Agency[]; wanted: string },
): Response {
  const search = html`<form method="get" action="${AGENCIES}" class="row" role="search">${text({ name: "q", label: "Tìm cơ quan", value: wanted, width: 20 })}${button({ text: "Tìm", kind: "quiet" })}</form>`;
  const groups = [
    { title: "Cấp tỉnh", of: agencies.filter(({ communeCode }) => communeCode === null) },
    { title: "Cấp xã", of: agencies.filter(({ kind }) => kind === "commune") },
    { title: "Đã đóng", of: closed },
  ].filter(({ of }) => of.length > 0);
  const lists = groups.map(
    ({ title, of }) =>
      html`<div class="agencies">${table({
        caption: `${title}: ${of.length} cơ quan`,
        columns: [{ label: "Cơ quan" }, { label: "Loại" }, { label: "Mã định danh" }, { label: "Mã theo QCVN 102:2016" }],
        rows: of.map(({ id, name, unit, oldCode }) => [
          link({ href: `${AGENCIES}/${id}`, text: name }),
          unitName(unit),
          html`<span class="num">${id}</span>`,
          html`<span class="num">${oldCode}</span>`,
        ]),
      })}</div>`,
  );
  const none = empty({ title: "Không có cơ quan nào khớp", body: "Hãy gõ một phần tên xã, phường, sở hoặc mã định danh." });
  return deskPage(c, { title: "Cơ quan", body: html`${search}${groups.length > 0 ? lists : none}` });
}
