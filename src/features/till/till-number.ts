/** Receipts (biên lai), refund slips (phiếu hoàn trả) and closing sheets (bảng kê đóng quầy). */
export type Series = "BL" | "PH" | "BK";

/** "0000012/BL-2026": seven digits as on receipts of fees, the series and the year; continuous for each agency and year. */
export function tillNumber(series: Series, year: number, number: number): string {
  return `${String(number).padStart(series === "BK" ? 3 : 7, "0")}/${series}-${year}`;
}
