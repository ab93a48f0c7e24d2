import { isDigitalCitizen } from "../../core/procedure/index.ts";
import type { VneidFault } from "../../features/identity/index.ts";
import type { AppContext } from "../context.ts";
import { postForm } from "../forms.ts";
import { personOf } from "../guards.ts";
import { LEVEL_2 } from "../level-words.ts";
import { button, definitionList, html, link, notice, type Pair } from "../ui/index.ts";
import { page } from "../ui/page.ts";

const begin = (returnTo: string) => `/dang-nhap/vneid?ve=${encodeURIComponent(returnTo)}`;

/** What signing in is, before it is done. */
export function signInPage(c: AppContext, params: { returnTo: string; ended: boolean; kept: boolean }): Response {
  const word = params.kept
    ? notice({
        tone: "ok",
        title: "Những gì bạn vừa điền đã được giữ lại",
        body: "Phiên làm việc đã hết vì lâu không thao tác. Đăng nhập lại bằng chính tài khoản của bạn, trang sẽ hiện lại phần đã điền.",
      })
    : params.ended &&
      notice({
        title: "Phiên làm việc đã hết",
        body: "Vì lâu không thao tác, chúng tôi đã đăng xuất để giữ an toàn cho bạn. Những gì đã lưu vẫn còn.",
      });
  const body = html`${word}<h1>Đăng nhập bằng VNeID</h1><p>Bạn sẽ sang trang của VNeID, đăng nhập ở đó, rồi tự động quay lại đây. Chúng tôi không biết mật khẩu của bạn.</p><p>${link({ href: begin(params.returnTo), text: "Đăng nhập bằng VNeID", look: "primary" })}</p><h2>Tài khoản mức 1 và mức 2</h2><p>Mức 1 đủ để xem thông tin, điền trước và theo dõi hồ sơ. ${LEVEL_2}</p><h2>Không có điện thoại thông minh?</h2><p>Đến bất kỳ Trung tâm Phục vụ hành chính công nào, cán bộ sẽ làm giúp bạn tại quầy.</p><p class="soft">Bạn là cán bộ? <a href="/can-bo/dang-nhap">Đăng nhập dành cho cán bộ</a></p>`;
  return page(c, { title: "Đăng nhập bằng VNeID", body });
}

type Words = { title: string; text: string; again: string };
const FAULTS = {
  away: {
    title: "VNeID đang không trả lời",
    text: "Trục trặc ở hệ thống VNeID, không phải do bạn. Những gì bạn đã lưu vẫn còn. Hãy đợi vài phút rồi thử lại.",
    again: "Thử lại",
  },
  cancelled: {
    title: "Bạn chưa đăng nhập",
    text: "Bạn đã dừng đăng nhập ở VNeID. Khi nào cần, hãy đăng nhập lại.",
    again: "Đăng nhập lại",
  },
  untrusted: {
    title: "Chúng tôi không nhận câu trả lời này của VNeID",
    text: "Câu trả lời không khớp với yêu cầu của bạn hoặc thiếu thông tin, nên chúng tôi không dùng. Hãy đăng nhập lại; nếu vẫn vậy, gọi số hỗ trợ ở cuối trang.",
    again: "Đăng nhập lại",
  },
  organisation: {
    title: "Đây là tài khoản của tổ chức",
    text: "Hiện nay cổng nhận tài khoản VNeID của cá nhân. Hãy đăng nhập bằng tài khoản cá nhân của bạn.",
    again: "Đăng nhập bằng tài khoản khác",
  },
  expired: {
    title: "Lần đăng nhập này đã quá lâu",
    text: "Hoặc trang đăng nhập được mở ở một trình duyệt khác. Hãy bắt đầu đăng nhập lại từ đây.",
    again: "Đăng nhập lại",
  },
} as const satisfies Record<VneidFault, Words>;

/** Sign-in did not succeed: why, that nothing is lost, and what to do. */
export function vneidFaultPage(c: AppContext, fault: VneidFault, returnTo: string): Response {
  const { title, text, again } = FAULTS[fault];
  const body = html`<h1>${title}</h1><p>${text}</p><div class="row">${link({ href: begin(returnTo), text: again, look: "primary" })}${link({ href: "/", text: "Về trang chủ", look: "quiet" })}</div>`;
  return page(c, { title, body, status: fault === "away" ? 503 : 400 });
}

/** Who is signed in, as VNeID said. */
export function accountPage(c: AppContext): Response {
  const { person } = personOf(c);
  const items: Pair[] = [
    { term: "Họ và tên", value: person.name },
    { term: "Số định danh", value: person.personalId },
    { term: "Ngày sinh", value: person.birthDate?.split("-").reverse().join("/") || "VNeID không gửi" },
    { term: "Nơi cư trú", value: person.address || "VNeID không gửi" },
    { term: "Điện thoại", value: person.phone || "chưa có" },
    { term: "Thư điện tử", value: person.email || "chưa có" },
    { term: "Mức tài khoản", value: `Mức ${person.level}` },
    {
      term: "Giấy tờ tích hợp",
      value: `${person.integratedDocuments.length}${isDigitalCitizen(person) ? " (bạn là công dân số)" : ""}`,
    },
  ];
  const body = html`<h1>Tài khoản của tôi</h1><p class="soft">Theo VNeID, lúc bạn đăng nhập. Muốn sửa, hãy sửa ở ứng dụng VNeID rồi đăng nhập lại.</p>${definitionList({ items })}<h2>Làm thay và nhờ làm thay</h2><p>${person.acting ? `Bạn đang làm thay ${person.acting.name}.` : "Bạn đang làm việc của chính mình."}</p><div class="row">${link({ href: "/lam-cho", text: "Tôi làm cho ai", look: "quiet" })}${link({ href: "/uy-quyen", text: "Ủy quyền, giám hộ, đại diện", look: "quiet" })}</div>${person.level === 1 && notice({ title: "Tài khoản của bạn ở mức 1", body: LEVEL_2 })}${postForm(c, { action: "/dang-xuat", body: button({ text: "Đăng xuất", kind: "quiet" }) })}`;
  return page(c, { title: "Tài khoản của tôi", body });
}
