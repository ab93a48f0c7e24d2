import { formatDate, formatTime } from "../../core/calendar/index.ts";
import type { Dossier } from "../../core/dossier/index.ts";
import { addressNote, answerLines, dateOnScreen, isRegisterType, REGISTER_VALUES, rateText } from "../../core/procedure/index.ts";
import type { Field, RegisterValue } from "../../core/procedure/types.ts";
import type { CheckSubject, DeskDossier } from "../../features/desk/index.ts";
import type { AppContext } from "../context.ts";
import { idempotencyField, postForm } from "../forms.ts";
import { button, type Child, definitionList, type Html, html, type Pair, pane, tag } from "../ui/index.ts";
import { fieldDifference } from "./difference.ts";
import { evidencePart, OUTCOMES } from "./evidence-part.ts";
import { dossierPath, filePath } from "./paths.ts";
import { registerNotes } from "./register-notes.ts";
import { timeline } from "./timeline.ts";
import { money, WAY_NAMES } from "./words.ts";

/** The declaration: each value with who says so, and what registers said when the office asked again. */
export function answersPane(c: AppContext, shown: DeskDossier, { readOnly = false } = {}): Html {
  // Beside a form of its own, nothing else is to be sent from here.
  const desk = readOnly ? { ...shown, offers: [] } : shown;
  const parts = [...new Set(desk.pages.map(({ part }) => part))];
  const blocks = parts.map((part) => {
    const fields = desk.pages.filter((page) => page.part === part).flatMap((page) => page.fields);
    return html`<h3>${part}</h3>${definitionList({ items: fields.flatMap((field) => pairOf(c, desk, field)) })}`;
  });
  const body = html`${definitionList({ items: headOf(c, desk) })}${blocks}${evidencePart(desk)}<h2>Diễn biến</h2>${timeline(desk)}`;
  return pane({ title: "Tờ khai", body });
}

function headOf(c: AppContext, desk: DeskDossier): Pair[] {
  const { dossier } = desk;
  const { applicant, fee, delivery } = dossier;
  const contact = [applicant.address, applicant.phone, applicant.email].filter(Boolean).join(" · ");
  return [
    {
      term: "Người yêu cầu",
      value: html`<b>${applicant.name}</b> ${accountTag(applicant)}<span class="sub num">${applicant.personalId}${applicant.birthDate && ` · sinh ${dateOnScreen(applicant.birthDate)}`}</span><span class="sub">${contact}</span>${checks(c, desk, "requester")}`,
    },
    {
      term: "Nhận kết quả",
      value: html`${WAY_NAMES[delivery.way]}${delivery.address && html`<span class="sub">${delivery.address}</span>`}${delivery.agencyName && html`<span class="sub">${delivery.agencyName}</span>`}`,
    },
    {
      term: "Phí, lệ phí",
      value: feeValue(fee),
    },
  ];
}

function accountTag({ level, organisation }: Dossier["applicant"]): Html {
  if (organisation) return tag({ tone: "info", text: "Tổ chức" });
  if (level === 0) return tag({ tone: "info", text: "Chưa dùng VNeID" });
  return tag({ tone: level >= 2 ? "ok" : "info", text: `VNeID mức ${level}` });
}

/** What is to be paid; every line with its waiver, so that the officer can answer why. */
function feeValue({ total, full = total, lines }: Dossier["fee"]): Html {
  const sum = total > 0 ? money(total) : full > 0 ? `0 đ, được miễn ${money(full)}` : "Không thu";
  const words = lines.map((line) => {
    const { name, units, amount, tiers, cap, times, waiver } = line;
    const product = !tiers && cap === undefined && times === undefined;
    const counted = product ? `${units} × ${money(amount)}` : money(line.full ?? line.total);
    return html`<span class="sub">${name}: ${counted}${waiver && `; ${rateText(waiver.rate).toLocaleLowerCase("vi")} ${money(waiver.saved)} – ${waiver.name}, ${waiver.legal}`}</span>`;
  });
  return html`${sum}${words}`;
}

function pairOf(c: AppContext, desk: DeskDossier, field: Field): Pair[] {
  const { dossier } = desk;
  const asked = dossier.supplements.at(-1);
  const wanted = asked && !asked.answeredAt && asked.items.some((item) => item.kind === "field" && item.id === field.id);
  const mark = wanted ? html` ${tag({ tone: "soon", text: "đã yêu cầu bổ sung" })}` : fieldDifference(dossier, field);
  if (isRegisterType(field.type)) {
    const value = registerText(dossier, field, field.type);
    return [{ term: field.label, value: html`${value}${mark}${registerNotes(dossier, field)}${checks(c, desk, field.id)}` }];
  }
  const lines = answerLines(field, desk.answers);
  if (lines.length === 0 && !wanted) return [];
  const file = field.type === "file" ? dossier.papers.find(({ paperId }) => paperId === field.id)?.file : undefined;
  const text = file
    ? html`<a href="${filePath(dossier.code, file.sha256)}">${file.name}</a>`
    : lines.map((line, index) => html`${index > 0 && html`<br>`}${line}`);
  const note = field.type === "address" && addressNote(field.id, desk.answers);
  return [{ term: shortLabel(field), value: html`${text}${mark}${note && html`<span class="sub">${note}</span>`}` }];
}

/** A pledge is a whole sentence; its term says only what it is. */
function shortLabel(field: Field): string {
  return field.type === "pledge" ? "Cam đoan" : field.label;
}

function registerText(dossier: Dossier, field: Field, type: keyof typeof REGISTER_VALUES): Html {
  const value = dossier.registers[field.id];
  const typed = dossier.answers[field.id];
  const told = type === "marriage" ? dossier.registers[field.id]?.values.number : typed;
  const number = typeof told === "string" && told ? html`<span class="num">${told}</span> ` : undefined;
  if (!value) return html`${number ?? html`<span class="soft">không khai</span>`}`;
  if (!value.found) {
    const text = `${sourceOf(value)}: ${value.unavailable ? "không trả lời" : "không có"}`;
    return html`${number}${tag({ tone: "soon", text })}`;
  }
  const names: Record<string, string> = REGISTER_VALUES[type];
  const shown = (field.show ?? Object.keys(names)).filter((key) => value.values[key]);
  const screen = (key: string): string => dateOnScreen(value.values[key] ?? "");
  const speaks = type === "person" || type === "organisation";
  const name = speaks && shown.includes("name") ? html`<b>${screen("name")}</b> ` : undefined;
  const rest = shown
    .filter((key) => key !== "name" && key !== "number")
    .map((key) => (speaks ? screen(key) : `${names[key]}: ${screen(key)}`));
  const denied = dossier.answers[`${field.id}.confirmed`] === false && !dossier.answers[`${field.id}.report`];
  const doubt = denied ? html` ${tag({ tone: "late", text: "người nộp báo chưa đúng" })}` : undefined;
  return html`${name}${number}${tag({ tone: "ok", text: `${sourceOf(value)} ✓` })}${doubt}<span class="sub">${rest.join(" · ")}</span>`;
}

function sourceOf(value: RegisterValue): string {
  const at = Temporal.Instant.from(value.at);
  return `${shortSource(value.source)} ${formatTime(at)} ${formatDate(at).slice(0, 5)}`;
}

function shortSource(source: string): string {
  if (source.includes("dân cư")) return "dân cư";
  if (source.includes("hộ tịch")) return "hộ tịch";
  if (source.includes("doanh nghiệp")) return "doanh nghiệp";
  return source.includes("Y tế") ? "y tế" : source;
}

/** The office's own look-ups of this subject, newest first, and the button for another. */
function checks(c: AppContext, desk: DeskDossier, subject: string): Child {
  const { dossier } = desk;
  const known = desk.subjects.find((one) => one.subject === subject);
  const done = dossier.checks.filter((check) => check.subject === subject).reverse();
  const lines = done.slice(0, 3).map((check) => {
    const { tone, text } = OUTCOMES[check.outcome];
    const at = Temporal.Instant.from(check.at);
    return html`<span class="check-line">${tag({ tone, text: `Đối chiếu ${formatTime(at)} ${formatDate(at).slice(0, 5)}: ${text}` })}<span class="sub">${check.detail} ${check.by}</span></span>`;
  });
  return html`${lines}${known && mayCheck(desk) && askButton(c, dossier.code, known, done.length > 0)}`;
}

function mayCheck({ offers }: DeskDossier): boolean {
  return offers.some(({ command, blocked }) => command === "recordCheck" && !blocked);
}

function askButton(c: AppContext, code: string, { subject, label }: CheckSubject, again: boolean): Html {
  const ask = button({ text: again ? "Tra cứu lại" : "Tra cứu", about: label, kind: "plain", name: "muc", value: subject });
  return postForm(c, {
    action: `${dossierPath(code)}/tra-cuu`,
    className: "check-form",
    body: html`${idempotencyField()}${ask}`,
  });
}
