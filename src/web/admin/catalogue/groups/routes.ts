import { Hono } from "hono";
import { listGroups, membersOf, saveGroup, setMembers } from "../../../../features/catalogue/index.ts";
import type { AppContext, AppEnv } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { postForm } from "../../../forms.ts";
import { notFound } from "../../../problem.ts";
import { deskPage } from "../../../ui/desk-page.ts";
import { back, button, type Child, empty, type Html, html, link, notice, table, text } from "../../../ui/index.ts";
import { dayShown, dayTyped, todayOf } from "../days.ts";
import { authorOf } from "../guard.ts";
import { CATALOGUE, procedurePath } from "../paths.ts";

const GROUPS = `${CATALOGUE}/nhom`;
const groupPath = (id: string): string => `${GROUPS}/${encodeURIComponent(id)}`;
const dayOf = (c: AppContext): string => dayTyped(c.req.query("ngay") ?? "") ?? todayOf(c);

/** Groups of services that count from a day to a day, e.g. the 25 essential services. */
export function groupRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => listPage(c));
  app.post("/", createGroup);
  app.get("/:id", (c) => groupPage(c));
  app.post("/:id", changeMembers);
  return app;
}

async function listPage(c: AppContext, word?: Child): Promise<Response> {
  authorOf(c);
  const day = dayOf(c);
  const groups = await listGroups(c.var.services, day);
  const rows = groups.map(({ id, name, services, from, to, decision }) => [
    link({ href: groupPath(id), text: name }),
    services,
    html`${dayShown(from)}${to && html` – ${dayShown(to)}`}`,
    html`${decision.number}<span class="sub">${dayShown(decision.date)}, ${decision.by}</span>`,
  ]);
  const list =
    rows.length > 0
      ? table({
          caption: `Nhóm tính ngày ${dayShown(day)}`,
          columns: [{ label: "Nhóm" }, { label: "Số dịch vụ", numeric: true }, { label: "Từ ngày" }, { label: "Quyết định" }],
          rows,
        })
      : empty({ title: "Chưa có nhóm nào vào ngày này", body: "Tạo nhóm ở dưới, hoặc xem ngày khác." });
  const create = postForm(c, {
    action: GROUPS,
    body: html`${text({ name: "ma", label: "Mã nhóm", width: 20, hint: "Chữ thường không dấu, ví dụ thiet-yeu-25." })}${text({ name: "ten", label: "Tên nhóm" })}${text({ name: "so", label: "Số quyết định" })}${text({ name: "ngay-ky", label: "Ngày ký", width: 10 })}${text({ name: "co-quan", label: "Cơ quan ban hành" })}${text({ name: "tu", label: "Tính từ ngày", width: 10 })}${text({ name: "den", label: "Đến hết ngày", width: 10, optional: true })}${button({ text: "Lưu nhóm" })}`,
  });
  return deskPage(c, {
    title: "Nhóm dịch vụ",
    body: html`${back(CATALOGUE, "Danh sách thủ tục")}${word}${asOf(GROUPS, day)}${list}<details><summary>Tạo nhóm, hoặc sửa tên và quyết định của nhóm có mã này</summary>${create}</details>`,
  });
}

const asOf = (action: string, day: string): Html =>
  html`<form class="filters" action="${action}">${text({ name: "ngay", label: "Xem ngày", value: dayShown(day), width: 10 })}${button({ text: "Xem", kind: "quiet" })}</form>`;

async function createGroup(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const form = await formOf(c);
  const day = (name: string) => dayTyped(form.get(name)) ?? form.get(name);
  const outcome = await saveGroup(c.var.services, author, {
    id: form.get("ma").trim(),
    name: form.get("ten").trim(),
    decision: { number: form.get("so").trim(), date: day("ngay-ky"), by: form.get("co-quan").trim() },
    from: day("tu"),
    to: form.get("den").trim() === "" ? null : day("den"),
    note: "",
  });
  if (outcome.kind === "refused")
    return listPage(c, notice({ tone: "late", title: "Chưa lưu được", body: outcome.say, live: true }));
  return c.redirect(groupPath(form.get("ma").trim()), 303);
}

async function groupPage(c: AppContext, word?: Child): Promise<Response> {
  authorOf(c);
  const day = dayOf(c);
  const id = c.req.param("id") ?? "";
  const group = (await listGroups(c.var.services, day)).find((one) => one.id === id);
  if (!group) throw notFound(`Nhóm này không có hoặc không tính vào ngày ${dayShown(day)}.`);
  const members = await membersOf(c.var.services, id, day);
  const rows = members.map(({ item, name, code, from, to }) => [
    html`<label class="pick"><input type="checkbox" name="bo" value="${JSON.stringify({ item, code })}" aria-label="Chọn để bỏ: ${name}"></label>`,
    item,
    name,
    code ? link({ href: procedurePath(code), text: code }) : "chưa rõ mã",
    html`${dayShown(from)}${to && html` – ${dayShown(to)}`}`,
  ]);
  const list = table({
    caption: `${members.length} dòng tính ngày ${dayShown(day)}`,
    columns: [{ label: "Bỏ" }, { label: "Số" }, { label: "Dịch vụ" }, { label: "Thủ tục" }, { label: "Từ ngày" }],
    rows,
  });
  const inputs = html`${list}<h2>Thêm một dịch vụ</h2>${text({ name: "so", label: "Số thứ tự trong quyết định", width: 4, optional: true })}${text({ name: "ten", label: "Tên dịch vụ", optional: true })}${text({ name: "ma", label: "Mã thủ tục", width: 20, optional: true, hint: "Chưa biết thì để trống." })}<h2>Áp dụng</h2>${text({ name: "tu", label: "Thêm và bỏ kể từ ngày", width: 10, value: dayShown(day), hint: "Số liệu của những ngày trước không đổi." })}${text({ name: "ghi-chu", label: "Theo văn bản nào", optional: true })}${button({ text: "Lưu thay đổi" })}`;
  const done = c.req.query("da") ? notice({ tone: "ok", body: "Đã lưu thay đổi của nhóm.", live: true }) : undefined;
  const body = html`${back(GROUPS, "Các nhóm")}${word}${done}<p>${group.decision.number} ngày ${dayShown(group.decision.date)}, ${group.decision.by}. ${group.note}</p>${asOf(groupPath(id), day)}${postForm(c, { action: groupPath(id), body: inputs })}`;
  return deskPage(c, { title: group.name, body });
}

async function changeMembers(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const form = await formOf(c);
  const id = c.req.param("id") ?? "";
  const [item, name, code] = [form.get("so").trim(), form.get("ten").trim(), form.get("ma").trim()];
  const added = item || name || code ? [{ item, name, code: code || null }] : [];
  const outcome = await setMembers(c.var.services, author, {
    groupId: id,
    day: dayTyped(form.get("tu")) ?? form.get("tu"),
    add: added,
    remove: form.all("bo").flatMap(readPick),
    note: form.get("ghi-chu"),
  });
  if (outcome.kind === "refused")
    return groupPage(c, notice({ tone: "late", title: "Chưa lưu được", body: outcome.say, live: true }));
  return c.redirect(`${groupPath(id)}?da=1&ngay=${encodeURIComponent(form.get("tu"))}`, 303);
}

function readPick(text: string): { item: string; code: string | null }[] {
  try {
    const { item, code } = JSON.parse(text);
    return typeof item === "string" && (typeof code === "string" || code === null) ? [{ item, code }] : [];
  } catch {
    return [];
  }
}
