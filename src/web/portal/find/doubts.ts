import type { Revision } from "../../../core/procedure/types.ts";
import { type Html, html } from "../../ui/index.ts";
import { phoneLink } from "../../ui/shell.ts";

/** What somebody who wants to file has to know: money, papers, time and place. The rest of the doubts speaks to the controller. */
const MATTERS = /phí|miễn|số tiền|giấy|hồ sơ|thời hạn|nơi nộp|nơi nhận|số ngày/iu;
const INSIDE = /mã kết quả|định nghĩa coi|số giờ|từng bước|mẫu in|ngày ký/iu;

/** The first sentence; the rest tells how the definition was made. */
const topic = (text: string): string => (/^.*?[.;](?=\s|$)/su.exec(text)?.[0] ?? text).replace(/[.;]$/, "").trim();

/** What is not certain for a citizen, each in a few words. What is certain enough (`high`) is not among them. */
export function uncertain(revision: Revision): string[] {
  const unsure = ({ confidence }: { confidence?: string }): boolean => confidence === "low";
  const fees = revision.fees.filter(unsure).map(({ name }) => `mức thu ${name.toLocaleLowerCase("vi")}`);
  const papers = revision.papers.filter(unsure).map(({ name }) => `có phải nộp “${name}” hay không`);
  const said = revision.doubts
    .filter(({ about, confidence }) => confidence !== "high" && MATTERS.test(topic(about)) && !INSIDE.test(about))
    .map(({ about }) => topic(about))
    .map((text) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1));
  return [...new Set([...fees, ...papers, ...said])];
}

export function doubtSection(revision: Revision, hotline: string): Html | undefined {
  const items = uncertain(revision);
  if (items.length === 0) return undefined;
  return html`<h2>Chưa chắc chắn</h2><p>Chúng tôi chưa đối chiếu được văn bản gốc về những điều sau. Nếu điều đó quan trọng với bạn, hãy gọi ${phoneLink(hotline)} trước khi nộp.</p><ul>${items.map((item) => html`<li>Chưa chắc chắn: ${item}.</li>`)}</ul>`;
}
