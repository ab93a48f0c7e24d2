import type { DocumentData } from "../render-document.ts";

export type Row = DocumentData["controlSlip"]["rows"][number];
export type Hop = Extract<Row, { kind: "hop" }>;
type Party = Hop["to"];
type Handed = { step: string; to: Party; dueAt?: string };

/** Ids of steps are plain; questions (?), children (>) and parts (/) are marked. */
const ASIDE = /[/?>]/;
const partKey = (key: string, partId: string): string => `${key}/${partId}`;

/** Hand-overs in the order in which they began; each is known by a key while it is open. */
export class Hops {
  readonly #rows: Row[] = [];
  readonly #open = new Map<string, number>();
  #holder: Party;

  constructor(first: Party) {
    this.#holder = first;
  }

  /** A question or a part of the dossier goes to another agency, from whoever asks; the way of the dossier goes on. */
  aside(key: string, at: string, by: string, handed: Handed): void {
    const open = [...this.#open.keys()].flatMap((one) => (ASIDE.test(one) ? [] : (this.#hop(one)?.to ?? [])));
    const from = open.find(({ officer }) => officer === by) ?? open.at(-1) ?? this.#holder;
    this.#begin(key, { ...handed, kind: "hop", handedAt: at, from, result: "open" });
  }

  /** The dossier is handed on by whoever ended last. */
  hand(key: string, at: string, handed: Handed): void {
    this.#begin(key, { ...handed, kind: "hop", handedAt: at, from: this.#holder, result: "open" });
  }

  /** A share of a hand-over, by whoever has that one and in its time. */
  part(key: string, partId: string, at: string, { step, officer }: { step: string; officer: string }): void {
    const whole = this.#hop(key);
    const to = { unit: whole?.to.unit ?? this.#holder.unit, officer };
    const due = whole?.dueAt && { dueAt: whole.dueAt };
    const from = whole?.to ?? this.#holder;
    this.#begin(partKey(key, partId), { kind: "hop", step, to, from, handedAt: at, takenAt: at, ...due, result: "open" });
  }

  endPart(key: string, partId: string, at: string, note: string): void {
    this.end(partKey(key, partId), at, note);
  }

  change(key: string, how: (hop: Hop) => Hop): void {
    const place = this.#open.get(key);
    const hop = this.#hop(key);
    if (place !== undefined && hop) this.#rows[place] = how(hop);
  }

  /** Adds to the note; what it says already is not said again. */
  remark(key: string, text: string): void {
    this.change(key, (hop) => (hop.note?.endsWith(text) ? hop : { ...hop, note: [hop.note, text].filter(Boolean).join(". ") }));
  }

  end(key: string, at: string, note: string): void {
    if (note) this.remark(key, note);
    this.change(key, (hop) => ({ ...hop, finishedAt: at, result: resultOf(at, hop.dueAt) }));
    const hop = this.#hop(key);
    if (hop && !ASIDE.test(key)) this.#holder = hop.to;
    this.#open.delete(key);
  }

  /** The dossier ended before they did. */
  endAll(at: string): void {
    for (const key of [...this.#open.keys()]) this.#cut(key, at, "ended");
  }

  /** The dossier went to another agency before they ended, from whoever sent it there; what others were asked goes along. */
  moveAll(at: string, from: Party): void {
    for (const key of [...this.#open.keys()]) if (!/^[?>]/.test(key)) this.#cut(key, at, "moved");
    this.#holder = from;
  }

  /** New due times of what is open. */
  due(by: Readonly<Record<string, string>>): void {
    for (const [key, dueAt] of Object.entries(by)) this.change(key, (hop) => ({ ...hop, dueAt }));
  }

  /** The same for the step that began last. */
  dueOfLast(dueAt: string): void {
    const last = [...this.#open.keys()].findLast((key) => !ASIDE.test(key));
    if (last !== undefined) this.due({ [last]: dueAt });
  }

  note(at: string, text: string): void {
    this.#rows.push({ kind: "note", at, text });
  }

  rows(): Row[] {
    return [...this.#rows];
  }

  #cut(key: string, at: string, result: "ended" | "moved"): void {
    this.change(key, (hop) => ({ ...hop, finishedAt: at, result }));
    this.#open.delete(key);
  }

  #begin(key: string, hop: Hop): void {
    this.#open.set(key, this.#rows.length);
    this.#rows.push(hop);
  }

  #hop(key: string): Hop | undefined {
    const row = this.#rows[this.#open.get(key) ?? -1];
    return row?.kind === "hop" ? row : undefined;
  }
}

/** To the minute, as the slip prints it. */
function resultOf(finishedAt: string, dueAt: string | undefined): Hop["result"] {
  if (!dueAt) return "done";
  const minutes = Math.floor(Temporal.Instant.from(finishedAt).epochMilliseconds / 60_000);
  const due = Math.floor(Temporal.Instant.from(dueAt).epochMilliseconds / 60_000);
  if (minutes === due) return "onTime";
  return minutes < due ? "early" : "late";
}
