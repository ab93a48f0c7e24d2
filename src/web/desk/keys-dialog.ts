import { button, type Html, html } from "../ui/index.ts";

/** What the keys do; opened by `?` where script runs, and switched off there (WCAG 2.1.4). */
export function keysDialog(keys: [key: string, what: string][]): Html {
  const lines = [...keys, ["0", "mở tin báo"], ["?", "mở bảng này"]].map(
    ([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`,
  );
  return html`<dialog id="phim" aria-labelledby="phim-ten"><h2 id="phim-ten">Phím tắt</h2><dl class="pairs">${lines}</dl><label class="keys-switch"><input type="checkbox" id="phim-bat" checked> Dùng phím tắt một chữ trên máy này</label><form method="dialog">${button({ text: "Đóng", kind: "quiet" })}</form></dialog>`;
}

/** What turns, zooms and rotates the paper that is looked at. */
export const PAPER_KEYS: [string, string][] = [
  ["← →", "trang trước, trang sau của giấy tờ"],
  ["+ -", "phóng to, thu nhỏ"],
  ["8", "vừa khung"],
  ["9", "xoay 90°"],
];
