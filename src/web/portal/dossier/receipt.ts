import { formatDateTime } from "../../../core/calendar/index.ts";
import { type Dossier, openPayment } from "../../../core/dossier/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import { getAgency } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { html, link, receipt } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { dayAndTime } from "../words.ts";
import { anyDossierOf } from "./open.ts";

const at = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));

/** GET: what was handed in, its code, what happens next and when, whom to call. */
export async function showReceipt(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  const { code } = dossier.parent ?? dossier;
  const agency = await getAgency(c.var.services, dossier.agencyId);
  const supplement = dossier.supplements.at(-1)?.answeredAt;
  const title = supplement ? "Đã nộp phần bổ sung" : "Đã nộp hồ sơ";
  const slip = receipt({
    title,
    code,
    body: html`<p>${dossier.subject}</p>${dossier.representative && html`<p>${dossier.representative.name} nộp thay cho ${dossier.applicant.name}.</p>`}<p>Nộp ngày ${dayAndTime(supplement ?? dossier.submittedAt)}. ${feeWords(dossier.fee)}</p>`,
  });
  const body = html`${slip}<h2>Việc tiếp theo</h2>${next(dossier)}<h2>Cần hỏi?</h2><p>Gọi ${phoneLink(agency.hotline)} (${agency.name}) và đọc mã hồ sơ. Bạn cũng tra cứu được không cần đăng nhập ở trang <a href="/tra-cuu">Tra cứu</a>, bằng mã này và bốn số cuối số định danh.</p><div class="row">${link({ href: `/ho-so/${code}`, text: "Xem hồ sơ", look: "primary" })}<mc-print></mc-print></div><p class="soft">Để giữ lại, hãy in trang này, chụp màn hình hoặc chép mã hồ sơ.</p>`;
  return page(c, { title: `${title}: ${code}`, body, scripts: ["print"] });
}

/** "Phí, lệ phí: 7.000 đ, đã giảm 3.000 đ (NQ …)."; a fee of nothing by a waiver says so. */
function feeWords({ total, full = total, lines }: Dossier["fee"]): string {
  if (full === 0) return "Miễn phí.";
  const sources = [...new Set(lines.flatMap(({ waiver }) => (waiver ? [waiver.legal] : [])))].join("; ");
  if (total === 0) return `Bạn được miễn phí, lệ phí ${dong(full)} (${sources}).`;
  return full > total
    ? `Phí, lệ phí: ${dong(total)}, đã giảm ${dong(full - total)} (${sources}).`
    : `Phí, lệ phí: ${dong(total)}.`;
}

function next(dossier: Dossier) {
  const ways = {
    online: "Bản điện tử sẽ ở trong Hồ sơ của tôi; bạn tải về được ngay.",
    counter: `Bạn nhận tại quầy một cửa của ${dossier.delivery.agencyName ?? dossier.agencyName}; mang theo thẻ căn cước.`,
    post: `Kết quả được gửi tới: ${dossier.delivery.address ?? "địa chỉ bạn đã ghi"}.`,
  };
  const owed = openPayment(dossier);
  const pay =
    owed &&
    html`<li><b>Nộp ${dong(owed.amount)} trước ${at(owed.payBy)}</b> tại quầy một cửa của ${dossier.agencyName}. Nộp xong, cơ quan mới bắt đầu kiểm tra hồ sơ.</li>`;
  const answer =
    dossier.receivedAt || owed
      ? undefined
      : dossier.coordination
        ? html`<li><b>Chưa xác định được cơ quan giải quyết</b>, nên ${dossier.agencyName} nhận giữ và tìm giúp bạn. Hồ sơ đã có mã; bạn không phải nộp lại.</li>`
        : html`<li><b>Trước ${at(dossier.intakeDueAt)}</b>: ${dossier.agencyName} kiểm tra và trả lời bạn. Nếu đủ, bạn nhận giấy hẹn ghi ngày giờ trả kết quả; nếu thiếu, chúng tôi nói rõ thiếu gì.</li>`;
  const due = dossier.dueAt && html`<li><b>Hẹn trả ${at(dossier.dueAt)}</b>.</li>`;
  return html`<ol>${pay}${answer}${due}<li>Mỗi khi có việc mới, chúng tôi ghi vào <a href="/ho-so/${(dossier.parent ?? dossier).code}">trang của hồ sơ</a>. Bạn không phải làm gì thêm, trừ khi được hỏi.</li><li>${ways[dossier.delivery.way]}</li></ol>`;
}
