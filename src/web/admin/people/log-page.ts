import { ACTS, type LogLine, type LogQuestion, listLog } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { stewardOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, empty, type Html, html, pagination, select, table, text } from "../../ui/index.ts";
import { moment } from "../moment.ts";
import { pageOf, queryOf, withQuery } from "./asked.ts";
import { changesOf } from "./changes.ts";
import { agencyOptions } from "./list-page.ts";
import { LOG, PEOPLE } from "./paths.ts";

/** Who changed what of people and agencies, when, before and after. Nobody can alter it, the administrators least of all. */
export async function logPage(c: AppContext): Promise<Response> {
  const steward = stewardOf(c);
  const question: LogQuestion = {
    search: queryOf(c, "tim"),
    act: queryOf(c, "viec"),
    agencyId: queryOf(c, "co-quan"),
    from: dayIn(queryOf(c, "tu")),
    to: dayIn(queryOf(c, "den")),
    page: pageOf(c),
  };
  const [found, agencies] = await Promise.all([listLog(c.var.services, steward, question), agencyOptions(c, steward)]);
  const { lines, total, page, pages } = found;
  const list =
    lines.length > 0
      ? table({
          caption: `${total.toLocaleString("vi-VN")} thay đổi, mới nhất trước`,
          columns: [{ label: "Lúc" }, { label: "Ai" }, { label: "Việc" }, { label: "Với ai, ở đâu" }, { label: "Thay đổi" }],
          rows: lines.map(lineOf),
        })
      : empty({ title: "Không có thay đổi nào khớp", body: "Hãy nới điều kiện lọc." });
  const asked = {
    tim: question.search,
    viec: question.act,
    "co-quan": question.agencyId,
    tu: queryOf(c, "tu"),
    den: queryOf(c, "den"),
  };
  const hrefOf = (number: number): string => withQuery(LOG, { ...asked, trang: number > 1 ? number : "" });
  const acts = Object.entries(ACTS).map(([value, label]) => ({ value, label }));
  const where =
    agencies.length > 1 &&
    select({ name: "co-quan", label: "Cơ quan", value: asked["co-quan"], prompt: "Tất cả", options: agencies });
  const day = (name: "tu" | "den", label: string): Html => text({ name, label, value: asked[name], width: 10, maxLength: 10 });
  const filters = html`<form method="get" action="${LOG}" class="filters many" role="search">${text({ name: "tim", label: "Tên người", value: asked.tim, width: 20, maxLength: 100 })}${select({ name: "viec", label: "Việc", value: asked.viec, prompt: "Tất cả", options: acts })}${where}${day("tu", "Từ ngày, như 1/12/2026")}${day("den", "Đến ngày, như 31/12/2026")}${button({ text: "Lọc", kind: "quiet" })}</form>`;
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Nhật ký thay đổi</h1>`;
  const body = html`<p class="soft">Mỗi dòng nối với dòng trước bằng mã băm; chương trình chỉ ghi thêm, không ai sửa hay xóa được. Kiểm tra bằng lệnh motcua verify.</p>${filters}${list}${pagination({ page, pages, hrefOf })}`;
  return deskPage(c, { title: "Nhật ký thay đổi", bar, body });
}

/** 1/12/2026 → 2026-12-01; what is no day bounds nothing. */
function dayIn(typed: string): string {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}

function lineOf({ act, at, actor, agencyId, subject, before, after, reason }: LogLine): Child[] {
  const role = ROLE_NAMES[actor.role as keyof typeof ROLE_NAMES] ?? "Tại máy chủ";
  return [
    moment(at),
    html`${actor.name}<span class="sub">${role}, ${actor.agencyId}</span>`,
    ACTS[act] ?? act,
    html`${subject.name}<span class="sub num">${agencyId ?? ""}</span>`,
    html`${changesOf(before, after)}${reason && html`<span class="sub">Lý do: ${reason}</span>`}`,
  ];
}
