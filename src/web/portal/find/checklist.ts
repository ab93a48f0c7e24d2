import { checklistFor, timeFor } from "../../../core/procedure/index.ts";
import type { Answers, CaseContext, Channel, Field, Revision } from "../../../core/procedure/types.ts";
import { findProcedure } from "../../../features/catalogue/index.ts";
import { findPublished } from "../../../features/published/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { todayOf } from "../public/whole-offer.ts";
import { checklistPath } from "./checklist-path.ts";
import { checklistPage } from "./checklist-view.ts";
import { publishedChecklist } from "./published-checklist.ts";

const CHANNEL_KEYS: Readonly<Record<string, Channel>> = { quay: "counter", mang: "online", "buu-dien": "post" };

/** GET /thu-tuc/:code/can-mang?…: what to bring, on one sheet. A few answers in the address make it fit the case; without any it fits every case. */
export async function showChecklist(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const code = c.req.param("code") ?? "";
  const address = new URL(checklistPath(code), services.config.baseUrl).href;
  const found = await findProcedure(services, code);
  if (!found) {
    const published = await findPublished(services, code);
    if (!published) throw notFound("Không có thủ tục này. Hãy tìm lại bằng tên việc bạn cần làm.");
    return publishedChecklist(c, published, new URL(`/thu-tuc/${code}`, address).href);
  }
  const { revision } = found;
  const channel = channelAsked(revision, c.req.query("kenh"));
  const ctx = contextOf(revision, c.req.query(), channel, todayOf(services));
  const { questions, papers } = checklistFor(revision, ctx);
  return checklistPage(c, {
    revision,
    channel,
    channels: Object.entries(CHANNEL_KEYS).filter(([, one]) => revision.channels[one]),
    questions,
    answers: ctx.answers,
    papers,
    time: timeFor(revision, ctx),
    today: ctx.today,
    address: new URL(`/thu-tuc/${code}`, address).href,
  });
}

/** The channel asked for where it is offered; otherwise the counter, or what there is. */
function channelAsked({ channels }: Revision, asked: string | undefined): Channel {
  const wanted = asked === undefined || !Object.hasOwn(CHANNEL_KEYS, asked) ? undefined : CHANNEL_KEYS[asked];
  return (
    [wanted, "counter", "online", "post"].find(
      (one): one is Channel => one !== undefined && channels[one as Channel] !== undefined,
    ) ?? "counter"
  );
}

/** Somebody of whom only these answers are known. A level that is no number is not known. */
function contextOf(revision: Revision, query: Readonly<Record<string, string>>, channel: Channel, today: string): CaseContext {
  const answers: Answers = {};
  for (const field of revision.pages.flatMap(({ fields }) => fields)) {
    const value = answerOf(field, Object.hasOwn(query, field.id) ? query[field.id] : undefined);
    if (value !== undefined) answers[field.id] = value;
  }
  const requester = { personalId: "", name: "", level: Number.NaN, birthDate: "" };
  return { answers, registers: {}, documents: [], channel, today, requester };
}

function answerOf(field: Field, text: string | undefined): string | boolean | undefined {
  if (field.type === "yesNo") return text === "true" ? true : text === "false" ? false : undefined;
  return field.type === "choice" && field.choices?.some(({ value }) => value === text) ? text : undefined;
}
