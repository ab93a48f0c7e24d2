import { openPayment } from "../../../core/dossier/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import { dueAtTill, takeMoney as take } from "../../../features/till/index.ts";
import { definitionList, html } from "../../ui/index.ts";
import { payFields, readPay } from "../till/pay-fields.ts";
import { shortMoment } from "../words.ts";
import type { ActDefinition } from "./types.ts";

/** Thu tiền: what was asked for, or the ordinary fee of the case; the receipt takes the next number by itself. */
export const takeMoney: ActDefinition = {
  slug: "thu-tien",
  command: "recordPayment",
  label: ({ dossier }) => `Thu tiền: ${dong(dueAtTill(dossier)?.amount ?? 0)}…`,
  key: "P",
  kind: ({ dossier }) => (openPayment(dossier) ? "primary" : "quiet"),
  consequence: ({ dossier }) => {
    const open = openPayment(dossier);
    if (!open) return "Biên lai được đánh số và in được ngay. Thu tiền không làm hồ sơ chạy nhanh hay chậm đi.";
    if (!dossier.receivedAt) return "Thu xong thì 8 giờ làm việc để tiếp nhận bắt đầu tính.";
    return open.pauses ? "Thu xong thì đồng hồ chạy tiếp với thời gian còn lại." : "Thu xong thì hồ sơ được giải quyết tiếp.";
  },
  done: ({ payments }) =>
    `Đã thu tiền, biên lai ${payments?.findLast(({ paid }) => paid)?.paid?.receipt ?? ""}. In biên lai ở mục Văn bản.`,
  page: {
    submit: "Thu tiền",
    fields: ({ desk: { dossier }, form, errors }) => {
      const due = dueAtTill(dossier);
      if (!due) return undefined;
      const open = openPayment(dossier);
      const items = [
        { term: "Khoản nộp", value: due.name },
        ...(open
          ? [
              { term: "Lý do", value: open.reason },
              { term: "Nộp trước", value: shortMoment(open.payBy) },
            ]
          : []),
      ];
      return html`${definitionList({ items })}${payFields({ due, form, errors, fallback: "cash", later: false, askAmount: true })}`;
    },
  },
  run: async ({ services, actor, desk, form, key }) => {
    const pay = readPay(form);
    if (!pay.ok) return pay;
    if (!pay.taking) return { ok: false, errors: [{ field: "cach-nop", message: "Hãy chọn nộp bằng cách nào." }] };
    return take(services, actor, { ...pay.taking, dossierId: desk.dossier.id, key });
  },
};
