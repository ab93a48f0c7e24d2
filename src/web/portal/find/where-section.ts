import type { Revision } from "../../../core/procedure/types.ts";
import { acceptingCentres, decidingAgencies } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { definitionList, type Html, html } from "../../ui/index.ts";

/** Who decides, where it may be handed in, and how much of it goes online with the public reason when not all does. */
export async function whereSection(c: AppContext, revision: Revision): Promise<Html> {
  const { services } = c.var;
  const [deciding, centres] = await Promise.all([decidingAgencies(services, revision), acceptingCentres(services, revision)]);
  const [only] = deciding;
  const decides =
    deciding.length === 1 && only
      ? html`<a href="/co-quan/${only.id}">${only.name}</a>`
      : html`${revision.competent.by} <a href="/co-quan">Danh sách cơ quan</a>`;
  const level =
    revision.level === "toan-trinh"
      ? "Toàn trình: làm hết trên mạng, không phải đến nơi"
      : `Một phần: ${revision.partialReason ?? "có bước phải đến nơi"}`;
  const items = [
    { term: "Nơi giải quyết", value: decides },
    ...(revision.channels.counter ? [{ term: "Nộp trực tiếp tại", value: place(revision, centres) }] : []),
    ...(revision.channels.online ? [{ term: "Trực tuyến", value: level }] : []),
  ];
  return html`<h2>Nộp ở đâu</h2>${definitionList({ items })}`;
}

type Centres = Awaited<ReturnType<typeof acceptingCentres>>;

function place({ acceptedAt }: Revision, centres: Centres): Html {
  const [only] = centres;
  if (centres.length === 1 && only) return html`<a href="/co-quan/${only.id}">${only.name}</a>, ${only.address}`;
  const list = html` <a href="/co-quan">Chọn nơi gần bạn</a>`;
  if (acceptedAt === "agency") return html`Trung tâm Phục vụ hành chính công của nơi giải quyết (${centres.length} nơi).${list}`;
  const where = acceptedAt === "nation" ? "trong cả nước" : "trong tỉnh";
  return html`Bất kỳ Trung tâm Phục vụ hành chính công nào ${where}; trong tỉnh có ${centres.length} nơi.${list}`;
}
