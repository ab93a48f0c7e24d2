import type { Agency, OfferException, Published } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  type Child,
  definitionList,
  empty,
  type FieldError,
  html,
  link,
  type NoticeParams,
  notice,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import { withQuery } from "../people/asked.ts";
import { PEOPLE } from "../people/paths.ts";
import { AGENCIES, unitName } from "./list-page.ts";

export type AgencyView = {
  agency: Agency;
  rooms: readonly Agency[];
  /** Procedures whose sort of deciding unit this agency is. */
  procedures: readonly { published: Published; exception: OfferException | undefined }[];
  said?: NoticeParams;
  errors?: FieldError[];
};

/** One agency: its rooms and what it offers, with the switch for each procedure. */
export function agencyPage(c: AppContext, { agency, rooms, procedures, said, errors = [] }: AgencyView): Response {
  const facts = definitionList({
    items: [
      { term: "Loại", value: unitName(agency.unit) },
      { term: "Mã định danh", value: agency.id },
      { term: "Mã theo QCVN 102:2016", value: agency.oldCode },
      ...(agency.communeCode ? [{ term: "Mã đơn vị hành chính", value: agency.communeCode }] : []),
      { term: "Địa chỉ", value: agency.address },
      { term: "Điện thoại", value: agency.hotline },
    ],
  });
  const inside =
    rooms.length > 0 &&
    html`<h2>Đơn vị bên trong</h2><ul>${rooms.map(({ id, name, unit }) => html`<li>${link({ href: `${AGENCIES}/${id}`, text: name })} <span class="soft">${unitName(unit)}, ${id}</span></li>`)}</ul>`;
  const ways = html`<div class="row">${[
    ["sua", "Sửa thông tin, thêm đơn vị"],
    ["gio-lam-viec", "Giờ làm việc"],
    ["ngay-nghi", "Ngày nghỉ, làm bù"],
    ["quay", "Quầy"],
    ["nghi-phep", "Nghỉ phép"],
    ["dong", agency.closedAt ? "Mở lại" : "Đóng"],
  ].map(([slug = "", label = ""]) =>
    link({ href: `${AGENCIES}/${agency.id}/${slug}`, text: label, look: "quiet" }),
  )}${link({ href: withQuery(PEOPLE, { "co-quan": agency.id }), text: "Người dùng", look: "quiet" })}</div>`;
  const closed =
    agency.closedAt &&
    notice({
      tone: "soon",
      title: "Đã đóng",
      body: "Không nhận hồ sơ, không giao vai ở đây nữa. Tên còn ở hồ sơ và báo cáo cũ.",
    });
  const body = html`${said && notice({ live: true, ...said })}${closed}${ways}${facts}${inside}<h2>Thủ tục thực hiện</h2><div class="agencies">${offers(c, agency, procedures)}</div>`;
  return deskPage(c, { title: agency.name, bar: html`${back(AGENCIES, "Cơ quan")}<h1>${agency.name}</h1>`, body, errors });
}

function offers(c: AppContext, agency: Agency, procedures: AgencyView["procedures"]): Child {
  if (procedures.length === 0)
    return empty({
      title: "Không có thủ tục nào do cơ quan này giải quyết",
      body: "Thủ tục ghi loại đơn vị giải quyết trong phần Chung của định nghĩa.",
    });
  return table({
    caption: `${procedures.length} thủ tục thuộc thẩm quyền`,
    columns: [{ label: "Thủ tục" }, { label: "Nhận hồ sơ" }, { label: "Tình trạng" }, { label: "Thay đổi" }],
    rows: procedures.map(({ published: { revision }, exception }) => [
      html`${link({ href: `/thu-tuc/${revision.code}`, text: revision.plain })}<span class="sub">${revision.name} (${revision.code})</span>`,
      ACCEPTED[revision.acceptedAt],
      exception
        ? html`${tag({ tone: "soon", text: "Không thực hiện" })}<span class="sub">Từ ${exception.from.split("-").reverse().join("/")}, ${exception.by}: ${exception.reason}</span>`
        : tag({ tone: "ok", text: "Đang thực hiện" }),
      change(c, agency, revision.code, exception !== undefined),
    ]),
  });
}

const ACCEPTED = {
  agency: "Tại cơ quan này",
  province: "Mọi Trung tâm trong tỉnh",
  nation: "Mọi Trung tâm trong cả nước",
} as const;

function change(c: AppContext, agency: Agency, code: string, excepted: boolean): Child {
  if (stewardOf(c).role !== "controller") return html`<span class="soft">do cán bộ kiểm soát</span>`;
  const action = `${AGENCIES}/${agency.id}/thu-tuc/${code}`;
  if (excepted)
    return postForm(c, {
      action,
      body: html`${idempotencyField()}${button({ text: "Thực hiện lại", kind: "quiet", name: "thuc-hien", value: "co" })}`,
    });
  const reason = text({
    name: `ly-do-${code}`,
    label: "Vì sao không thực hiện",
    hint: "Ví dụ: số quyết định phân cấp",
    maxLength: 300,
  });
  return html`<details><summary>Ngừng thực hiện…</summary>${postForm(c, { action, body: html`${idempotencyField()}${reason}${button({ text: "Ngừng thực hiện", kind: "danger", name: "thuc-hien", value: "khong" })}` })}</details>`;
}
