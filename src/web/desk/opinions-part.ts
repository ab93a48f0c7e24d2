import type { Consultation } from "../../core/dossier/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Html, html, tag } from "../ui/index.ts";
import { shortMoment } from "./words.ts";

/** What other agencies were asked, and what they said. */
export function opinionsPart({ dossier }: DeskDossier): Html | undefined {
  const asked = dossier.consultations ?? [];
  if (asked.length === 0) return undefined;
  const lines = asked.map(
    (one) =>
      html`<li><b>${one.agencyName}</b>: ${one.question}<span class="sub">${one.askedBy} hỏi ${shortMoment(one.askedAt)} · ${one.legal}</span>${said(one)}</li>`,
  );
  return html`<h2>Ý kiến phối hợp</h2><ul class="plain owners">${lines}</ul>`;
}

/** What it means that nobody answered in time. */
const SILENCE: Record<Consultation["silence"], string> = {
  consent: "Quá hạn không trả lời, coi như đồng ý",
  escalate: "Quá hạn không trả lời, lãnh đạo quyết định",
};

function said({ answer, closedAt, answerBy, silence }: Consultation): Html {
  if (!answer) {
    return closedAt
      ? tag({ tone: "info", text: "Không còn cần trả lời" })
      : tag({ tone: "soon", text: `Chờ trả lời trước ${shortMoment(answerBy)}` });
  }
  const { kind, text, at, by } = answer;
  const words = { agree: "Đồng ý", disagree: "Không đồng ý", silence: SILENCE[silence] } as const;
  return html`${tag({ tone: kind === "disagree" ? "late" : "ok", text: words[kind] })}${text && html` “${text}”`}<span class="sub">${by} · ${shortMoment(at)}</span>`;
}
