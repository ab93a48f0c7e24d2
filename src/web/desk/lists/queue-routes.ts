import { Hono } from "hono";
import {
  claimMany,
  columnsOf,
  countQueue,
  dropView,
  keepColumns,
  keepView,
  listQueue,
  listSavedViews,
} from "../../../features/desk/index.ts";
import { countPapersToSign } from "../../../features/extensions/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { html, side } from "../../ui/index.ts";
import { waitingAtCounter } from "../counter/waiting.ts";
import { handOverNotices } from "../handover/request-notice.ts";
import { DESK } from "../paths.ts";
import { delegatedToMe } from "../team/delegated-note.ts";
import { exportList } from "./export-list.ts";
import { askIn, type ListAsk, listPath, parseAsk } from "./list-ask.ts";
import { shownColumns } from "./list-rows.ts";
import { liveCounts, liveHref, sideOf } from "./list-side.ts";
import { queuePage } from "./queue-page.ts";

/** Lists, what officers keep of them, and taking several dossiers at once. */
export function queueRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => showQueue(c, askOf(c), noteOf(c)));
  app.get("/so-lieu", showCounts);
  app.get("/danh-sach/:format{xlsx|csv}", exportList);
  app.post("/nhan", takeMany);
  app.post("/bo-loc", saveView);
  app.post("/bo-loc/bo", forgetView);
  app.post("/cot", saveColumns);
  return app;
}

type Note = { tone: "ok" | "soon"; text: string };

const askOf = (c: AppContext): ListAsk => parseAsk((name) => c.req.query(name));

async function showQueue(c: AppContext, ask: ListAsk, note?: Note): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const [queue, kept, saved, toSign, waiting, handOver] = await Promise.all([
    listQueue(services, actor, ask),
    columnsOf(services, actor.officerId),
    listSavedViews(services, actor.officerId),
    toSignOf(c),
    waitingAtCounter(c),
    handOverNotices(c),
  ]);
  const above = html`${handOver}${waiting}${await delegatedToMe(c)}`;
  return queuePage(c, { queue, ask, columns: shownColumns(kept), saved, actor, note, toSign, waiting: above });
}

/** The counters of an open list anew: the parts of the page that are fetched again and again. */
async function showCounts(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const ask = askOf(c);
  const [queue, saved, toSign] = await Promise.all([
    countQueue(services, actor, ask.view),
    listSavedViews(services, actor.officerId),
    toSignOf(c),
  ]);
  const shown = /^\d{1,9}$/.exec(c.req.query("co") ?? "")?.[0];
  const sections = sideOf(queue, {
    search: ask.search,
    toSign,
    saved,
    leads: actor.role === "leader",
    receives: actor.role === "receptionist",
  });
  const counts = ask.search ? undefined : liveCounts(queue, ask, shown === undefined ? undefined : Number(shown));
  return htmlAnswer(c, String(html`${side("Danh sách hồ sơ", sections, liveHref(ask))}${counts}`), 200);
}

async function toSignOf(c: AppContext): Promise<number | undefined> {
  const { actor } = officerOf(c);
  return actor.role === "leader" ? countPapersToSign(c.var.services, actor) : undefined;
}

async function takeMany(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const codes = form.all("ma");
  if (codes.length === 0) return c.redirect(`${DESK}?nhan=0`, 303);
  const { claimed, left } = await claimMany(c.var.services, { actor, codes, key });
  if (left.length === 0) return c.redirect(`${DESK}?nhan=${claimed.length}`, 303);
  const why = left.map(({ code, why }) => `${code}: ${why}`).join(" ");
  const text = `Đã nhận ${claimed.length} hồ sơ. Chưa nhận được ${why}`;
  return showQueue(
    c,
    parseAsk(() => undefined),
    { tone: "soon", text },
  );
}

async function saveView(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const id = idempotencyKey(form);
  if (!id) throw new Problem(400);
  const ask = askIn(form.get("ds"));
  const query = listPath(ask, { page: 1 }).split("?")[1] ?? "";
  const kept = await keepView(c.var.services, { id, officerId: actor.officerId, name: form.get("ten"), query });
  return kept.ok ? c.redirect(listPath(ask), 303) : showQueue(c, ask, { tone: "soon", text: kept.message });
}

async function forgetView(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const id = /^[0-9a-f-]{36}$/.exec(form.get("id"))?.[0];
  if (id) await dropView(c.var.services, actor.officerId, id);
  return c.redirect(listPath(askIn(form.get("ds"))), 303);
}

async function saveColumns(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  await keepColumns(c.var.services, actor.officerId, shownColumns(["ho-so", ...form.all("cot")]));
  return c.redirect(listPath(askIn(form.get("ds"))), 303);
}

function noteOf(c: AppContext): Note | undefined {
  const taken = /^\d{1,2}$/.exec(c.req.query("nhan") ?? "")?.[0];
  if (taken === undefined) return undefined;
  if (taken === "0") return { tone: "soon", text: "Chưa chọn hồ sơ nào. Hãy đánh dấu ô ở đầu dòng rồi bấm lại." };
  return { tone: "ok", text: `Đã nhận ${taken} hồ sơ. Các hồ sơ này giờ là việc của bạn.` };
}
