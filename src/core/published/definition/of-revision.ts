import type { Channel, Finding, Revision } from "../../procedure/types.ts";
import { lintPublished } from "../lint.ts";
import { parseLegal } from "../parse-legal.ts";
import type { PublishedFinding, RuleContext } from "../rules/types.ts";
import type { Money, PublishedChannel, PublishedProcedure } from "../types.ts";

const CHANNELS: readonly Channel[] = ["online", "counter", "post"];

/** A definition as it would be published: the same rules then look at what we wrote and at what ministries published. */
export function publishedOf(revision: Revision): PublishedProcedure {
  return {
    code: revision.code,
    name: revision.name,
    decision: revision.decision.number,
    tiers: [revision.competent.tier === "commune" ? "Cấp xã" : "Cấp tỉnh"],
    kind: "",
    fields: [{ code: revision.field.code, name: revision.field.name }],
    audience: revision.audience,
    agencies: { performing: [revision.competent.by], competent: "", delegated: "", cooperating: "", address: "" },
    steps: revision.steps.map(({ name }) => ({ case: null, text: name })),
    channels: CHANNELS.flatMap((channel) => channelOf(revision, channel)),
    cases: [{ name: null, papers: revision.papers.map(paperOf) }],
    conditions: "",
    results: revision.results.map(({ name, code }) => ({ name, code })),
    legal: revision.legal.map((text) => parseLegal(text)[0] ?? { name: text, number: null }),
    keywords: revision.keywords.join(", "),
    description: revision.summary,
    related: "",
    url: null,
    unparsed: [],
  };
}

function channelOf(revision: Revision, channel: Channel): PublishedChannel[] {
  const terms = revision.channels[channel];
  if (!terms) return [];
  const fees = feesOf(revision, channel);
  return [
    {
      channel,
      time: { ...terms.time, text: `${terms.time.qty} ${terms.time.unit}` },
      fees: fees.map(({ amount, name }) => ({ code: null, money: moneyOf(amount), note: name })),
      note: "",
    },
  ];
}

const feesOf = ({ fees }: Pick<Revision, "fees">, channel: Channel) =>
  fees.filter(({ channels }) => channels?.includes(channel) ?? true);

const moneyOf = (amount: number): Money =>
  amount === 0 ? { kind: "free" } : { kind: "amount", min: amount, max: amount, currency: "VND" };

/** What falls away when a register answers is published with these words. */
function paperOf({ name, nationalCode, satisfiedBy, original, copy, sample }: Revision["papers"][number]) {
  return {
    code: nationalCode ?? null,
    name: satisfiedBy.length > 0 ? `${name} (khi không khai thác được dữ liệu)` : name,
    form: sample ?? null,
    originals: original,
    copies: copy,
  };
}

export type DefinitionFinding = Finding & Pick<PublishedFinding, "rule" | "severity" | "advice" | "source">;

/** What the rules of published procedures say about a definition, with the place in its files. */
export function lintDefinition(revision: Revision, context: RuleContext): DefinitionFinding[] {
  const published = publishedOf(revision);
  return lintPublished(published, context)
    .filter(({ rule }) => rule !== "fake-full-online" || revision.level === "toan-trinh")
    .map(({ rule, severity, message, advice, source, place }) => ({
      ...placeOf(place, published, revision),
      message,
      rule,
      severity,
      advice,
      source,
    }));
}

function placeOf(place: string, { channels }: PublishedProcedure, revision: Revision): Pick<Finding, "file" | "path"> {
  const [part = "", index = "", third = "", fourth = ""] = place.split(".");
  const procedure = (path: string) => ({ file: "procedure.yaml", path });
  switch (part) {
    case "channels": {
      const channel = channels[Number(index)]?.channel;
      if (third !== "fees") return procedure(["channels", channel].filter(Boolean).join("."));
      const fee = channel && feesOf(revision, channel)[Number(fourth)];
      return procedure(["fees", ...(fee ? [revision.fees.indexOf(fee)] : [])].join("."));
    }
    case "cases":
      return { file: "papers.yaml", path: ["papers", third && fourth].filter(Boolean).join(".") };
    case "steps":
      return { file: "process.yaml", path: ["steps", index].filter(Boolean).join(".") };
    case "agencies":
      return procedure("competent.by");
    default:
      return procedure([part, index].filter(Boolean).join("."));
  }
}
