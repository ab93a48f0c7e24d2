import type { CaseFee, FeeLine } from "../../../core/dossier/index.ts";
import { dong, feeText, rateText } from "../../../core/procedure/index.ts";
import { type Child, type Html, html, notice, table } from "../../ui/index.ts";

/** What this case costs line by line, what is waived and by which rule, and what is saved against the counter and why. */
export function feeTable(fee: CaseFee, sparedPapers: number): Html {
  return html`${costs(fee)}${savings(fee, sparedPapers)}`;
}

function costs({ lines, total, full = total }: CaseFee): Html {
  if (lines.length === 0) return html`<p><b>Miễn phí.</b> Bạn không phải trả khoản nào.</p>`;
  const waived = full > total;
  const rows: Child[][] = lines.map((line) => [
    html`${line.name}<span class="sub">${working(line)}</span><span class="sub">${line.legal}</span>${waiverOf(line)}`,
    ...(waived ? [dong(line.full ?? line.total)] : []),
    dong(line.total),
  ]);
  const list = table({
    caption: "Phí, lệ phí",
    captionHidden: true,
    columns: [{ label: "Khoản" }, ...(waived ? [{ label: "Mức thu", numeric: true }] : []), { label: "Bạn trả", numeric: true }],
    rows: [...rows, [html`<b>Tổng cộng</b>`, ...(waived ? [dong(full)] : []), html`<b>${dong(total)}</b>`]],
  });
  return html`<h3>Phí, lệ phí</h3><div class="fees">${list}</div>`;
}

/** "2 bản × 8.000 đ", or the tariff itself when it takes more than a product. */
function working(line: FeeLine): string {
  const { units, unit = "lần", amount, tiers, cap, times } = line;
  if (!tiers && cap === undefined && times === undefined) return `${units} ${unit} × ${dong(amount)}`;
  const counted = `${units} ${unit}${times === undefined ? "" : `, nhân ${times}`}`;
  return `${counted}; ${feeText({ amount, unit, ...(tiers && { tiers }), ...(cap !== undefined && { cap }) })}`;
}

function waiverOf({ waiver }: FeeLine): Html | undefined {
  return waiver && html`<span class="sub"><b>${rateText(waiver.rate)}</b>: ${waiver.why}. Theo ${waiver.legal}.</span>`;
}

function savings(
  { total, full = total, counterTotal = total, counterWhy = [] }: CaseFee,
  sparedPapers: number,
): Html | undefined {
  const lines = [
    full > total && `Bạn được miễn, giảm ${dong(full - total)}${total === 0 ? " nên không phải trả khoản nào" : ""}.`,
    counterTotal > total &&
      `Nộp trực tuyến tiết kiệm ${dong(counterTotal - total)} so với nộp tại quầy: ${counterWhy.join("; ")}.`,
    counterTotal < total && `Nộp tại quầy mất ${dong(counterTotal)}, ít hơn ${dong(total - counterTotal)}; bạn phải đến tận nơi.`,
    sparedPapers > 0 && `Bạn không phải nộp ${sparedPapers} giấy tờ vì Nhà nước đã có dữ liệu.`,
  ].filter((line) => line !== false);
  return lines.length > 0 ? notice({ tone: "ok", body: html`${lines.map((line) => html`<p>${line}</p>`)}` }) : undefined;
}
