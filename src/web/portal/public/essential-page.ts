import { dateOnScreen } from "../../../core/procedure/index.ts";
import { listGroups, membersOf } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { empty, type Html, html, link, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { pageOf, type WholeOffer, wholeOffer } from "./whole-offer.ts";

type Group = Awaited<ReturnType<typeof listGroups>>[number];
type Member = Awaited<ReturnType<typeof membersOf>>[number];
type Service = { item: string; name: string; codes: string[] };

/** GET /thiet-yeu: the groups of essential services and how many of each can be filed online here. */
export async function showEssential(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const offer = await wholeOffer(services);
  const groups = await listGroups(services, offer.day);
  const members = await Promise.all(groups.map(({ id }) => membersOf(services, id, offer.day)));
  const title = "Dịch vụ công thiết yếu";
  const body =
    groups.length > 0
      ? groups.map((group, index) => groupSection(offer, group, members[index]!))
      : empty({ title: "Chưa có nhóm dịch vụ nào", body: "Danh sách dịch vụ thiết yếu đang được cập nhật." });
  return page(c, { title, body: html`<h1>${title}</h1>${body}`, back: { href: "/", text: "Trang chủ" } });
}

/** A service with several procedures stands once. */
function servicesOf(members: readonly Member[]): Service[] {
  const byItem = new Map<string, Service>();
  for (const { item, name, code } of members) {
    const service = byItem.get(item) ?? { item, name, codes: [] };
    if (code) service.codes.push(code);
    byItem.set(item, service);
  }
  return [...byItem.values()];
}

function groupSection(offer: WholeOffer, group: Group, members: readonly Member[]): Html {
  const services = servicesOf(members);
  const online = services.filter(({ codes }) => codes.some((code) => offer.here.get(code)?.channels.online));
  const items = services.map(({ item, name, codes }) => {
    const links = linksOf(offer, codes);
    return html`<li>${item}. ${name} ${stateOf(offer, codes)}${links.length > 0 && html`<ul class="links plain">${links}</ul>`}</li>`;
  });
  const { number, date, by } = group.decision;
  return html`<section><h2>${group.name}</h2><p><b class="num">${online.length}/${services.length}</b> dịch vụ nộp trực tuyến được trên trang này. Theo Quyết định ${number} ngày ${dateOnScreen(date)} của ${by}.</p>${group.note && html`<p class="soft">${group.note}</p>`}<ul class="plain services">${items}</ul></section>`;
}

function linksOf(offer: WholeOffer, codes: readonly string[]): Html[] {
  return codes.flatMap((code) => {
    const href = pageOf(offer, code);
    return href ? [html`<li>${link({ href, text: offer.here.get(code)?.plain ?? offer.elsewhere.get(code)!.name })}</li>`] : [];
  });
}

function stateOf({ here, elsewhere }: WholeOffer, codes: readonly string[]): Html {
  const found = codes.flatMap((code) => here.get(code) ?? []);
  const online = found.filter(({ channels }) => channels.online);
  if (online.some(({ level }) => level === "toan-trinh")) return tag({ tone: "ok", text: "Trực tuyến toàn trình" });
  if (online.length > 0) return tag({ tone: "soon", text: "Trực tuyến một phần" });
  if (found.length > 0) return tag({ tone: "info", text: "Nộp tại quầy" });
  return html`<span class="soft">${codes.some((code) => elsewhere.has(code)) ? "Chỉ có hướng dẫn" : "Chưa có"}</span>`;
}
