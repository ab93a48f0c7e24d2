import { dayOfInstant } from "../../../core/calendar/index.ts";
import { COMMUNE_UNITS, decidingUnit } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { capitalised } from "../../../core/text/index.ts";
import {
  type Agency,
  findAgency,
  heirOf,
  hoursOf,
  listAgencies,
  listProcedures,
  listRooms,
  offeredBy,
} from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { cardGrid, definitionList, type Html, html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { cardOf } from "../find/summary.ts";
import { byName } from "./fields.ts";
import { hoursText } from "./hours-text.ts";

const ALL = "/co-quan";
const items = (agencies: readonly Agency[], text: (agency: Agency) => string): Html[] =>
  agencies.map((agency) => html`<li>${link({ href: `${ALL}/${agency.id}`, text: text(agency) })}</li>`);

/** GET /co-quan: who decides, and where to hand in. */
export async function showAgencies(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const [province, departments, offices, centres, communes] = await Promise.all(
    (["province", "department", "office", "centre", "commune"] as const).map((kind) => listAgencies(services, kind)),
  );
  const ofProvince = (list: readonly Agency[] = []) => list.filter(({ communeCode }) => communeCode === null);
  const title = "Cơ quan giải quyết thủ tục";
  const top = [...ofProvince(centres), ...ofProvince(province), ...ofProvince(departments), ...ofProvince(offices)];
  const body = html`<h1>${title}</h1><p>Bạn không phải đến đúng cơ quan giải quyết: phần lớn hồ sơ nộp được ở bất kỳ Trung tâm Phục vụ hành chính công nào trong tỉnh. Trang của mỗi thủ tục nói rõ nộp được ở đâu.</p><h2>Cấp tỉnh</h2><ul class="columns">${items(top, ({ name }) => name)}</ul><h2>${communes?.length ?? 0} xã, phường</h2><ul class="columns">${items(communes ?? [], ({ shortName }) => capitalised(shortName))}</ul>`;
  return page(c, { title, body, back: { href: "/", text: "Trang chủ" } });
}

/** GET /co-quan/:id: address, hours, phone, its centre, and what it decides or takes in. */
export async function showAgencyPage(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const agency = await findAgency(services, c.req.param("id") ?? "");
  if (!agency) throw notFound("Không có cơ quan này. Hãy chọn lại trong danh sách cơ quan.");
  if (agency.closedAt) return closedPage(c, agency);
  const [rooms, parent, all] = await Promise.all([
    listRooms(services, agency.id),
    agency.parentId ? findAgency(services, agency.parentId) : undefined,
    listProcedures(services),
  ]);
  const decided = (await offeredBy(services, agency, all)).map(({ revision }) => revision);
  const takenIn = agency.kind === "centre" ? await takenInBy(services, agency, parent, all) : [];
  const inside = rooms.filter(({ kind }) => kind !== "commune" && kind !== "department");
  const body = html`<h1>${agency.name}</h1>${definitionList({ items: await particulars(c, agency, parent, rooms) })}${procedureList("Giải quyết", decided)}${procedureList("Nhận hồ sơ của", takenIn)}${decided.length + takenIn.length === 0 && html`<p>Hiện chưa có thủ tục nào trên trang này do cơ quan này giải quyết. ${link({ href: "/thu-tuc", text: "Xem tất cả thủ tục" })}</p>`}${inside.length > 0 && html`<h2>Đơn vị bên trong</h2><ul class="links">${items(inside, ({ name }) => name)}</ul>`}`;
  return page(c, { title: agency.name, body, back: { href: ALL, text: "Cơ quan" } });
}

/** Old addresses stay right: who was there, and who does the work now. */
async function closedPage(c: AppContext, { id, name }: Agency): Promise<Response> {
  const heir = await heirOf(c.var.services, id);
  const next = heir
    ? html`<p>Việc của cơ quan này nay do ${link({ href: `${ALL}/${heir.id}`, text: heir.name })} làm. Hồ sơ đã nộp vẫn được giải quyết tiếp.</p>`
    : html`<p>${link({ href: ALL, text: "Chọn cơ quan đang hoạt động" })}</p>`;
  const body = html`<h1>${name}</h1><p>Cơ quan này đã đóng, không còn nhận hồ sơ.</p>${next}`;
  return page(c, { title: name, body, back: { href: ALL, text: "Cơ quan" } });
}

async function particulars(c: AppContext, agency: Agency, parent: Agency | undefined, rooms: readonly Agency[]) {
  const { services } = c.var;
  const own = rooms.find(({ kind }) => kind === "centre");
  const provincial = (await listAgencies(services, "centre")).find(({ communeCode }) => communeCode === null);
  const centre = agency.kind === "centre" ? undefined : (own ?? (agency.communeCode === null ? provincial : undefined));
  return [
    { term: "Địa chỉ", value: agency.address },
    { term: "Điện thoại", value: phoneLink(agency.hotline) },
    {
      term: "Giờ làm việc",
      value: html`${hoursText(hoursOf(agency, services.clock.now()))}. ${link({ href: "/lich-lam-viec", text: "Ngày nghỉ trong năm" })}`,
    },
    ...ownDays(agency, dayOfInstant(services.clock.now())),
    ...(centre ? [{ term: "Nộp hồ sơ tại", value: html`<a href="${ALL}/${centre.id}">${centre.name}</a>` }] : []),
    ...(parent ? [{ term: "Thuộc", value: html`<a href="${ALL}/${parent.id}">${parent.name}</a>` }] : []),
    { term: "Mã định danh", value: agency.id },
  ];
}

/** Days off and days worked to come that were decided for the agency or above it. */
function ownDays({ ownDays: days }: Agency, today: string) {
  const next = (days ?? []).filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  if (next.length === 0) return [];
  const words = next.slice(0, 5).map(({ date, kind, half, name }) => {
    const part = half === "morning" ? " buổi sáng" : half === "afternoon" ? " buổi chiều" : "";
    return `${kind === "off" ? "nghỉ" : "làm bù"}${part} ${date.split("-").reverse().join("/")} (${name})`;
  });
  return [{ term: "Ngày nghỉ, làm bù riêng", value: words.join("; ") }];
}

/** What may be handed in at a centre: what is taken in anywhere, and what the agency that it belongs to decides. */
async function takenInBy(
  services: AppContext["var"]["services"],
  centre: Agency,
  parent: Agency | undefined,
  all: readonly { revision: Revision }[],
): Promise<Revision[]> {
  const ofParent = parent ? await offeredBy(services, parent, all) : [];
  const own = new Set(ofParent.map(({ revision }) => revision.code));
  const provincial = centre.communeCode === null;
  return all
    .map(({ revision }) => revision)
    .filter(
      (revision) =>
        revision.acceptedAt !== "agency" ||
        own.has(revision.code) ||
        (provincial && !COMMUNE_UNITS.includes(decidingUnit(revision))),
    );
}

function procedureList(title: string, revisions: readonly Revision[]): Html | undefined {
  if (revisions.length === 0) return undefined;
  const sorted = [...revisions].sort((a, b) => byName(a.plain, b.plain));
  return html`<h2>${title} ${revisions.length} thủ tục</h2>${cardGrid(sorted.map(cardOf))}`;
}
