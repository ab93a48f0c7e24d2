import { listProcedures } from "../../../features/catalogue/index.ts";
import { type Days, measuredVisits, visitFigures } from "../../../features/counter/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { type Child, empty, type Html, html, table } from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { daysForm, daysOf } from "./days.ts";
import { FIGURES } from "./paths.ts";
import { homeLink } from "./waiting.ts";

/** GET: how many minutes visits take, by procedure; each figure opens down to its visits. */
export async function showFigures(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const days = daysOf(c);
  const code = c.req.query("thu-tuc");
  const [figures, offered] = await Promise.all([visitFigures(services, actor.agencyId, days), listProcedures(services)]);
  const plain = new Map(offered.map(({ revision }) => [revision.code, revision.plain]));
  const rows = figures.map((one): Child[] => [
    html`<a href="${href(days, one.procedureCode)}">${plain.get(one.procedureCode) ?? one.procedureName}</a><span class="sub num">${one.procedureCode}</span>`,
    String(one.finished),
    one.finished > 0 ? minutes(one.medianMinutes) : "–",
    one.finished > 0 ? minutes(one.p90Minutes) : "–",
    one.finished > 0 ? html`${minutes(one.medianToReceived)}<span class="sub">ký: ${minutes(one.medianToSigned)}</span>` : "–",
    String(one.unfinished),
  ]);
  const columns = [
    { label: "Thủ tục" },
    { label: "Xong tại chỗ", numeric: true },
    { label: "Trung vị", numeric: true },
    { label: "Phân vị 90", numeric: true },
    { label: "Đến lúc nhận", numeric: true },
    { label: "Chưa xong", numeric: true },
  ];
  const list =
    rows.length > 0
      ? table({ caption: "Số phút mỗi lượt, theo thủ tục", columns, rows })
      : empty({ title: "Chưa có lượt nào", body: "Những ngày này quầy chưa nhận hồ sơ nào." });
  const note = html`<p class="soft">Tính từ lúc mở lượt đến lúc trả kết quả, theo sự kiện của hồ sơ; không ai sửa được. Một nửa số lượt nhanh hơn trung vị; chín phần mười nhanh hơn phân vị 90. “Chưa xong” gồm cả những lượt phải hẹn trả theo cách thường.</p>`;
  const detail = code && (await visits(c, actor.agencyId, days, code));
  const bar = html`${homeLink(c)}<h1>Số phút mỗi lượt</h1><span>${actor.agencyName}</span>`;
  return deskPage(c, { title: "Số phút mỗi lượt", bar, body: html`${daysForm(FIGURES, days)}${list}${note}${detail}` });
}

async function visits(c: AppContext, agencyId: string, days: Days, code: string): Promise<Html> {
  const measured = await measuredVisits(c.var.services, agencyId, days, code);
  const rows = measured.map((one): Child[] => [
    html`<a href="${dossierPath(one.code)}">${one.subject}</a><span class="sub num">${one.code}</span>`,
    html`${shortMoment(one.openedAt)}<span class="sub">${one.openedByName}</span>`,
    minutes(one.minutes),
  ]);
  const columns = [{ label: "Hồ sơ" }, { label: "Mở lượt" }, { label: "Số phút", numeric: true }];
  return table({ caption: `Từng lượt của ${code}, lâu nhất trước`, columns, rows });
}

/** 6.33 → "6,3 phút". */
const minutes = (value: number): string => `${value.toFixed(1).replace(".", ",").replace(/,0$/, "")} phút`;

const href = ({ from, to }: Days, code: string): string => `${FIGURES}?tu=${from}&den=${to}&thu-tuc=${code}`;
