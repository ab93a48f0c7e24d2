import type { Dossier } from "../../../core/dossier/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import { dueAtTill } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import { type Form, toForm } from "../../form-data.ts";
import type { NoticeParams } from "../../ui/index.ts";
import { PAY_NAMES, readPay } from "../till/pay-fields.ts";
import { visitPath } from "./paths.ts";

/** VND that were to be taken in the press that received, and were not. */
const UNTAKEN = "chua-thu";

/** Where the visit goes on; what was to be taken and was not goes along, so that the next page says so. */
export function afterReceiving(visitId: string, form: Form, dossier: Dossier | undefined): string {
  const said = readPay(form);
  const taking = said.ok ? said.taking : undefined;
  if (!taking || !dossier || isPaid(dossier)) return visitPath(visitId);
  const query = new URLSearchParams(PAY_NAMES.flatMap((name) => (form.get(name) ? [[name, form.get(name)]] : [])));
  query.delete("so-tien");
  query.set(UNTAKEN, String(taking.amount));
  return `${visitPath(visitId)}?${query}`;
}

const isPaid = ({ payments = [] }: Dossier): boolean => payments.some(({ paid }) => paid);

function amountIn(c: AppContext): number | undefined {
  const said = c.req.query(UNTAKEN) ?? "";
  return /^\d{1,13}$/.test(said) ? Number(said) : undefined;
}

/** How it was to be paid, so that it stands there chosen. */
export function untakenForm(c: AppContext): Form | undefined {
  return amountIn(c) === undefined ? undefined : toForm(Object.entries(c.req.query()).filter(([name]) => name !== UNTAKEN));
}

/** That a chosen fee was not taken: what the sum was, what it is now, and how to take it. Nothing once it was paid. */
export function untakenNote(c: AppContext, dossier: Dossier): NoticeParams | undefined {
  const shown = amountIn(c);
  if (shown === undefined || isPaid(dossier)) return undefined;
  return { tone: "late", title: "Chưa thu tiền", body: wordsOf(shown, dossier) };
}

function wordsOf(shown: number, dossier: Dossier): string {
  const due = dueAtTill(dossier)?.amount ?? 0;
  const was = `Lúc bạn bấm “Nhận hồ sơ”, số tiền là ${dong(shown)}`;
  if (due === 0) return `${was}; nay hồ sơ không phải thu tiền. Đã cầm tiền thì trả lại người dân.`;
  const how = `vào mục “Phí, lệ phí”, bấm “Thu ${dong(due)}”`;
  if (due !== shown) {
    const rest = due > shown ? `nhận thêm ${dong(due - shown)}` : `trả lại ${dong(shown - due)}`;
    return `${was}; nay phải thu ${dong(due)}, nên chưa thu đồng nào. Đã cầm ${dong(shown)} thì ${rest}, rồi ${how}.`;
  }
  if (dossier.state === "awaitingSupplement")
    return `Hồ sơ còn thiếu giấy tờ nên ${dong(due)} bạn chọn thu chưa được thu. Thu ngay thì ${how}. Để thu sau thì trả lại tiền đã cầm.`;
  return `${dong(due)} bạn chọn thu chưa được thu. Hãy ${how}.`;
}
