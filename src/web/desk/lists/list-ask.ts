import { STATES } from "../../../core/dossier/index.ts";
import {
  QUEUE_SORTS,
  QUEUE_VIEWS,
  type QueueFilter,
  type QueueOrder,
  type QueueSort,
  type QueueView,
} from "../../../features/desk/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import { DESK, VIEW_SLUGS } from "../paths.ts";

/** What a list is asked for, as its address says it. `from`, `to`: days of handing in, yyyy-MM-dd, both included. */
export type ListAsk = {
  view: QueueView;
  search: string;
  page: number;
  filter: QueueFilter;
  order?: QueueOrder | undefined;
};

export const URGENCY_SLUGS = { late: "qua-han", soon: "sap-han", ok: "con-han", paused: "dang-dung" } as const;
export const CHANNEL_SLUGS = { online: "truc-tuyen", counter: "quay", post: "buu-chinh" } as const;
export const HOLDER_SLUGS = { me: "toi", nobody: "chua-ai" } as const;
export const SORT_SLUGS = { due: "han", submitted: "nop", procedure: "thu-tuc", applicant: "ten" } as const satisfies Record<
  QueueSort,
  string
>;
const LONGEST_SEARCH = 100;

/** Reads an address; what it says wrongly is as if it were not said. */
export function parseAsk(query: (name: string) => string | undefined): ListAsk {
  const search = (query("tim") ?? "").normalize("NFC").trim().slice(0, LONGEST_SEARCH);
  const sort = query("sap") ?? "";
  const by = keyOf(SORT_SLUGS, sort.replace(/^-/, ""));
  const states = STATES.filter((state) => state === query("tt"));
  const urgency = keyOf(URGENCY_SLUGS, query("mau"));
  const channel = keyOf(CHANNEL_SLUGS, query("kenh"));
  const holder = keyOf(HOLDER_SLUGS, query("ai")) ?? officerOf(query("ai"));
  const [from, to] = [dayOf(query("tu")), dayOf(query("den"))];
  const procedure = /^[\d.]{5,20}$/.exec(query("tth") ?? "")?.[0];
  return {
    view: QUEUE_VIEWS.find((view) => VIEW_SLUGS[view] === query("muc")) ?? "now",
    search,
    page: Number(query("trang") ?? 1),
    filter: {
      ...(states.length > 0 && { states }),
      ...(urgency && { urgency }),
      ...(channel && { channel }),
      ...(holder && { holder }),
      ...(procedure && { procedure }),
      ...(from && { from: startOf(from) }),
      ...(to && { to: startOf(to.add({ days: 1 })) }),
    },
    ...(by && QUEUE_SORTS.includes(by) && { order: { by, down: sort.startsWith("-") } }),
  };
}

/** A list whose address came with a form. */
export function askIn(query: string): ListAsk {
  const params = new URLSearchParams(query.slice(0, 500));
  return parseAsk((name) => params.get(name) ?? undefined);
}

/** The address of a list; what is usual is not written. Takes what differs from `ask` in `change`. */
export function listPath(ask: Pick<ListAsk, "view"> & Partial<ListAsk>, change: Partial<ListAsk> = {}): string {
  const text = listQuery({ search: "", page: 1, filter: {}, ...ask, ...change });
  return text ? `${DESK}?${text}` : DESK;
}

export function listQuery({ view, search, page, filter, order }: ListAsk): string {
  const query = new URLSearchParams();
  if (search) query.set("tim", search);
  else if (view !== "now") query.set("muc", VIEW_SLUGS[view]);
  const { states, urgency, channel, holder, procedure, from, to } = filter;
  if (states?.[0]) query.set("tt", states[0]);
  if (urgency) query.set("mau", URGENCY_SLUGS[urgency]);
  if (procedure) query.set("tth", procedure);
  if (channel) query.set("kenh", CHANNEL_SLUGS[channel]);
  if (holder) query.set("ai", holderSlug(holder));
  if (from) query.set("tu", shownDay(from));
  if (to) query.set("den", lastDay(to));
  if (order) query.set("sap", `${order.down ? "-" : ""}${SORT_SLUGS[order.by]}`);
  if (page > 1) query.set("trang", String(page));
  return query.toString();
}

export const isNarrowed = ({ filter }: Pick<ListAsk, "filter">): boolean => Object.keys(filter).length > 0;

/** The day on which an instant of a filter lies. */
export const shownDay = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
export const lastDay = (until: string): string =>
  Temporal.Instant.from(until).toZonedDateTimeISO(TIME_ZONE).toPlainDate().subtract({ days: 1 }).toString();

const startOf = (day: Temporal.PlainDate): string => day.toZonedDateTime({ timeZone: TIME_ZONE }).toInstant().toString();

/** One officer by id; whether anything of theirs may be seen is for the list to say. */
function officerOf(text: string | undefined): { officerId: string } | undefined {
  const officerId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(text ?? "")?.[0];
  return officerId === undefined ? undefined : { officerId };
}

export const holderSlug = (holder: NonNullable<QueueFilter["holder"]>): string =>
  typeof holder === "object" ? holder.officerId : HOLDER_SLUGS[holder];

function keyOf<Key extends string>(slugs: Readonly<Record<Key, string>>, slug: string | undefined): Key | undefined {
  return (Object.keys(slugs) as Key[]).find((key) => slugs[key] === slug);
}

function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
