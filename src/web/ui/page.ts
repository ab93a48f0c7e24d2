import type { ContentfulStatusCode } from "hono/utils/http-status";
import { mandateText } from "../../core/mandate/index.ts";
import { htmlAnswer } from "../compress.ts";
import type { AppContext } from "../context.ts";
import { csrfToken } from "../csrf.ts";
import { type NavItem, portalNav, publicLinks } from "../nav.ts";
import { back } from "./button.ts";
import type { FieldError } from "./field.ts";
import { attrs, type Child, type Html, html } from "./html.ts";
import { addressOf, document, largeTextLink, phoneLink, STAR, signOutForm, summaryOf } from "./shell.ts";

export type PageParams = {
  /** Without the site's name; "Lỗi: " is put before it when there are errors. */
  title: string;
  body: Child;
  /** Shown in a focused summary; give each field the same words. The answer is then 422. */
  errors?: FieldError[];
  back?: { href: string; text?: string };
  /** Filling a procedure: its name, a note ("Đã lưu lúc 08:12") and the way out replace the usual head. */
  service?: { name: string; note?: string; exit?: NavItem };
  /** The body makes its own columns (home page). */
  wide?: boolean;
  scripts?: string[];
  status?: ContentfulStatusCode;
};

/** A page of the citizens' portal. */
export function page(c: AppContext, params: PageParams): Response {
  const errors = params.errors ?? [];
  const lead = html`${params.back && back(params.back.href, params.back.text)}${summaryOf(errors)}`;
  const site = `Dịch vụ công ${lowerFirst(c.get("site").province)}`;
  const body = html`${masthead(c, params)}${actingBanner(c)}<main${attrs({ id: "chinh", tabindex: -1, class: params.wide ? undefined : "wrap" })}>${lead}${params.body}</main>${footer(c, params)}`;
  const view = document(c, {
    title: params.title,
    site: params.service ? `${params.service.name} – ${site}` : site,
    errors,
    scripts: params.scripts ?? [],
    body,
  });
  return htmlAnswer(c, String(view), params.status ?? (errors.length > 0 ? 422 : 200));
}

function masthead(c: AppContext, params: PageParams): Html {
  const preview = c.get("preview");
  const service = preview ? { name: preview.name, note: preview.note, exit: preview.exit } : params.service;
  const name = service?.name ?? "Dịch vụ công";
  const note = service ? service.note : c.get("site").province;
  const nav = service?.exit ? html`${navLink(c, service.exit)}${largeTextLink(c)}` : mainNav(c);
  return html`<header class="mast"><div class="wrap"><a class="name" href="/">${STAR}<span>${name}${note && html`<small>${note}</small>`}</span></a><nav aria-label="Chính">${nav}</nav></div></header>`;
}

/** Always in sight while somebody works for another, with the way out. */
function actingBanner(c: AppContext): Html | undefined {
  const session = c.get("session");
  const acting = session?.face === "person" ? session.person.acting : undefined;
  if (!acting) return undefined;
  return html`<div class="acting" role="status"><div class="wrap"><p>Bạn đang làm thay cho <b>${acting.name}</b> <span>(${mandateText(acting)})</span></p><form method="post" action="/lam-cho"><input type="hidden" name="_csrf" value="${csrfToken(c)}"><button type="submit" name="ai" value="">Thôi, làm việc của tôi</button></form></div></div>`;
}

function mainNav(c: AppContext): Html {
  const session = c.get("session");
  const person = session?.face === "person" ? session : undefined;
  const gate = person
    ? html`<a href="/toi">${person.actor.name}</a>${signOutForm(c, "/dang-xuat")}`
    : html`<a href="/dang-nhap${c.req.method === "GET" && !c.req.path.startsWith("/dang-nhap") ? `?ve=${encodeURIComponent(addressOf(c))}` : ""}">Đăng nhập</a>`;
  return html`${portalNav.map((item) => navLink(c, item))}${largeTextLink(c)}${gate}`;
}

export const isHere = (c: AppContext, href: string): boolean => c.req.path === href || c.req.path.startsWith(`${href}/`);

export function navLink(c: AppContext, item: NavItem, here = isHere(c, item.href)): Html {
  const alerts = c.get("alerts")?.[item.href] ?? 0;
  const count = alerts > 0 && html` <b class="alerts num">${alerts}<span class="vh"> việc cần làm</span></b>`;
  return html`<a${attrs({ href: item.href, "aria-current": here && "page" })}>${item.text}${count}</a>`;
}

function footer(c: AppContext, { service }: PageParams): Html {
  const { centre, hotline, hotlineHours, province } = c.get("site");
  return html`<footer class="foot"><div class="wrap"><p>Cần giúp? Gọi ${phoneLink(hotline)} (${hotlineHours}) hoặc đến bất kỳ Trung tâm Phục vụ hành chính công nào của ${lowerFirst(province)}.</p>${!service && html`<ul>${publicLinks.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`}<p class="soft">${centre}</p></div></footer>`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
