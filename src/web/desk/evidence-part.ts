import type { Dossier, RegisterCheck } from "../../core/dossier/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Html, html, type Tone, tag } from "../ui/index.ts";
import { shortMoment } from "./words.ts";

export const OUTCOMES: Record<RegisterCheck["outcome"], { tone: Tone; text: string }> = {
  match: { tone: "ok", text: "khớp ✓" },
  mismatch: { tone: "late", text: "không khớp" },
  notFound: { tone: "soon", text: "không có trong cơ sở dữ liệu" },
  unavailable: { tone: "soon", text: "chưa trả lời" },
};

type Line = { at: string; what: string; register: string; tone: Tone; text: string; detail: string };

/** Every look-up in a register for this dossier, the newest first: which, about what, when, by whom, with what result. */
export function evidencePart({ dossier, pages, subjects }: DeskDossier): Html | undefined {
  const fields = pages.flatMap((page) => page.fields);
  const labelOf = (subject: string): string =>
    subjects.find((one) => one.subject === subject)?.label ??
    fields.find(({ id }) => id === subject)?.label ??
    (subject === "requester" ? "Người yêu cầu" : subject);
  const lines = [...atFiling(dossier, labelOf), ...byOffice(dossier, labelOf)].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (lines.length === 0) return undefined;
  const items = lines.map(
    ({ at, what, register, tone, text, detail }) =>
      html`<li><b>${what}</b> ${tag({ tone, text })}<span class="sub">${register} · ${shortMoment(at)} · ${detail}</span></li>`,
  );
  return html`<details class="looked"><summary>Tra cứu cơ sở dữ liệu (${lines.length})</summary><ul class="plain">${items}</ul></details>`;
}

function atFiling({ registers }: Dossier, labelOf: (subject: string) => string): Line[] {
  return Object.entries(registers).map(([subject, { at, source, found, unavailable }]): Line => {
    const outcome = found ? ({ tone: "ok", text: "có dữ liệu ✓" } as const) : OUTCOMES[unavailable ? "unavailable" : "notFound"];
    return { at, what: labelOf(subject), register: source, ...outcome, detail: "lúc khai" };
  });
}

function byOffice({ checks }: Dossier, labelOf: (subject: string) => string): Line[] {
  return checks.map(
    ({ at, subject, register, outcome, detail, by }): Line => ({
      at,
      what: labelOf(subject),
      register,
      ...OUTCOMES[outcome],
      detail: [by, detail].filter(Boolean).join(": "),
    }),
  );
}
