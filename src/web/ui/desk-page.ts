import type { ContentfulStatusCode } from "hono/utils/http-status";
import { clockTrouble } from "../../platform/health/watch-clock.ts";
import { htmlAnswer } from "../compress.ts";
import type { AppContext } from "../context.ts";
import { deskNav, NOTICES, ROLE_NAMES } from "../nav.ts";
import { bell } from "./bell.ts";
import { notice } from "./card.ts";
import type { FieldError } from "./field.ts";
import { attrs, type Child, type Html, html } from "./html.ts";
import { isHere, navLink } from "./page.ts";
import { type SideSection, side } from "./pane.ts";
import { document, largeTextLink, phoneLink, STAR, signOutForm, summaryOf } from "./shell.ts";

export type DeskPageParams = {
  title: string;
  /** Without a head of its own, the title stands over the body; give `bar` to make another. */
  bar?: Child;
  body: Child;
  errors?: FieldError[];
  /** Lists with counters on the left. */
  side?: { label: string; sections: SideSection[]; live?: string };
  scripts?: string[];
  status?: ContentfulStatusCode;
};

/** A page of the officers, dense; the acting post stands in the masthead. */
export function deskPage(c: AppContext, params: DeskPageParams): Response {
  const errors = params.errors ?? [];
  const bar = params.bar ?? html`<h1>${params.title}</h1>`;
  const main = html`<main${attrs({ id: "chinh", tabindex: -1, class: "main" })}><div class="bar">${bar}</div>${summaryOf(errors)}${params.body}</main>`;
  const wrong = clockTrouble(c.var.services);
  const alarm =
    wrong && html`<div class="wrap">${notice({ tone: "late", title: "Đồng hồ của máy sai", body: wrong.sentence })}</div>`;
  const room = params.side
    ? html`<div class="room">${side(params.side.label, params.side.sections, params.side.live)}${main}</div>`
    : main;
  const body = html`${masthead(c)}${alarm}${room}${footer(c)}`;
  const view = document(c, {
    title: params.title,
    site: "Bàn làm việc",
    errors,
    bodyClass: "desk",
    scripts: params.scripts ?? [],
    body,
  });
  return htmlAnswer(c, String(view), params.status ?? (errors.length > 0 ? 422 : 200));
}

function masthead(c: AppContext): Html {
  const session = c.var.session?.face === "officer" ? c.var.session : undefined;
  const actor = session?.actor ?? session?.administrator;
  const place = actor ? ` · ${actor.agencyName}` : ` · ${c.var.site.province}`;
  const post =
    session &&
    html`<a class="post" href="/can-bo/vai-tro">${session.name}${actor && html`<br>${ROLE_NAMES[actor.role]} – ${actor.position}`}</a>`;
  const items = deskNav(actor);
  // Of pages within each other the inner one is meant.
  const within = isHere(c, NOTICES) ? [] : items.filter(({ href }) => isHere(c, href));
  const here = within.sort((a, b) => b.href.length - a.href.length)[0];
  const links = items.map((item) => navLink(c, item, item === here));
  return html`<header class="mast"><div class="wrap"><a class="name" href="/can-bo">${STAR}<span>Một Cửa${place}</span></a><nav aria-label="Chính">${links}${bell(c)}${largeTextLink(c)}${post}${session && signOutForm(c, "/can-bo/dang-xuat")}</nav></div></header>`;
}

function footer(c: AppContext): Html {
  const { centre, hotline, hotlineHours } = c.var.site;
  return html`<footer class="foot"><div class="wrap soft">${centre} · Hỗ trợ cán bộ: ${phoneLink(hotline)} (${hotlineHours})</div></footer>`;
}
