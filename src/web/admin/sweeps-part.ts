import { WARNING_NAMES } from "../../core/dossier/index.ts";
import type { SweepOverview, TrialKind } from "../../features/sweeps/index.ts";
import type { AppContext } from "../context.ts";
import { postForm } from "../forms.ts";
import { button, card, empty, facts, type Html, html, table, tag } from "../ui/index.ts";
import { maskSentence } from "./mask-payload.ts";
import { moment } from "./moment.ts";

/** What the clock does by itself, and what does not work. Shows codes and reasons, no dossier. */
export function sweepsPart(c: AppContext, { due, oldest, failing, lastRun, failures }: SweepOverview): Html {
  const figures = facts([
    { value: String(due), label: "hồ sơ đã tới lúc, đang chờ làm" },
    { value: moment(oldest, "không có"), label: "hồ sơ chờ lâu nhất, từ" },
    { value: String(failing), label: "việc chưa làm được" },
    { value: moment(lastRun?.finishedAt ?? null), label: "lần quét gần nhất" },
    { value: String(lastRun?.acts ?? 0), label: "việc đã làm trong lần đó" },
  ]);
  const state =
    failing > 0 ? tag({ tone: "late", text: `${failing} việc chưa làm được` }) : tag({ tone: "ok", text: "Chạy tốt" });
  return html`<section><h2>Việc tự động theo thời hạn ${state}</h2><p class="soft">Mỗi phút hệ thống nhắc việc tới hạn, lập sẵn văn bản gia hạn, dừng hồ sơ quá hạn bổ sung và ghi nhận im lặng là đồng ý. Một hồ sơ lỗi không làm các hồ sơ khác phải chờ.</p>${card(figures)}${failures.length > 0 ? failingTable(c, failures) : empty({ title: "Không có việc tự động nào bị lỗi", body: "Việc không làm được sẽ hiện ở đây với lý do và lúc thử lại." })}</section>`;
}

function failingTable(c: AppContext, failures: SweepOverview["failures"]): Html {
  const list = table({
    caption: "Việc tự động chưa làm được",
    columns: [
      { label: "Mã hồ sơ" },
      { label: "Việc" },
      { label: "Lý do" },
      { label: "Đã thử", numeric: true },
      { label: "Lần cuối" },
      { label: "Thử lại lúc" },
    ],
    rows: failures.map((one) => [
      html`<span class="num">${one.code}</span><span class="sub">${one.agencyName}</span>`,
      KIND_NAMES[one.kind],
      maskSentence(one.error),
      one.attempts,
      moment(one.triedAt),
      moment(one.nextAt),
    ]),
  });
  const again = postForm(c, {
    action: "/quan-tri/viec-tu-dong/thu-lai",
    body: button({ text: "Thử lại tất cả", kind: "quiet" }),
  });
  return html`${list}${again}`;
}

const KIND_NAMES: Record<TrialKind, string> = {
  intake4h: `Nhắc: ${WARNING_NAMES.intake4h}`,
  intake6h: `Nhắc: ${WARNING_NAMES.intake6h}`,
  intakeOverdue: `Nhắc: ${WARNING_NAMES.intakeOverdue}`,
  dueSoon: `Nhắc: ${WARNING_NAMES.dueSoon}`,
  overdue: `Nhắc: ${WARNING_NAMES.overdue}`,
  stepOverdue: `Nhắc: ${WARNING_NAMES.stepOverdue}`,
  collect: `Nhắc: ${WARNING_NAMES.collect}`,
  supplementReminder: `Nhắc: ${WARNING_NAMES.supplementReminder}`,
  supplementOver: `Nhắc: ${WARNING_NAMES.supplementOver}`,
  paymentOver: `Nhắc: ${WARNING_NAMES.paymentOver}`,
  prepareExtension: "Lập sẵn văn bản gia hạn",
  prepareApology: "Lập sẵn văn bản xin lỗi",
  supplementTimeout: "Dừng vì không bổ sung",
  paymentTimeout: "Dừng vì không nộp tiền",
  confirmationSilence: "Im lặng là đồng ý với dự thảo",
  consultationLapse: "Hết hạn lấy ý kiến phối hợp",
  plan: "Tính các mốc thời hạn",
};
