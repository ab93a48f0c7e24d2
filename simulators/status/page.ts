import { type Control, MODES, NAMES } from "../control.ts";
import type { Portal } from "../dvcqg/portal.ts";
import { html, type Markup, page } from "../html.ts";
import { ORGANISATIONS } from "../organisations.ts";
import { BIRTH_NOTICES, noticeNumber } from "../people/birth-notices.ts";
import { DEMO_PASSWORD, findPerson, PEOPLE } from "../people/people.ts";

const TITLES = {
  vneid: "VNeID",
  dancu: "Cơ sở dữ liệu dân cư",
  hotich: "Cơ sở dữ liệu hộ tịch",
  yte: "Giấy chứng sinh điện tử",
  doanhnghiep: "Đăng ký doanh nghiệp",
  dvcqg: "Cổng dịch vụ công quốc gia",
} as const;
const MODE_NAMES = { ok: "Bình thường", slow: "Chậm", fail: "Báo lỗi", garbage: "Trả lời sai", away: "Mất kết nối" } as const;

/** The page at /: who can sign in, which birth notices exist, how each system behaves, what the portal received last. */
export function statusPage(control: Control, portal: Portal, now: Temporal.Instant): string {
  return page({
    title: "Hệ thống mô phỏng",
    brand: "Hệ thống mô phỏng quanh Một Cửa",
    main: html`<h1>Hệ thống mô phỏng</h1>
<p>Mọi người, mọi số trên trang này đều bịa ra để dùng thử.</p>
<h2>Các hệ thống</h2>
${modes(control)}
<form method="post" action="/_reset"><p><button class="quiet" type="submit">Về trạng thái ban đầu, xoá bản tin đã nhận</button></p></form>
<p><a href="/thu">Thư đã nhận</a>: máy chủ thư mô phỏng, cho thư tổng hợp tin báo của cán bộ.</p>
<h2>Người dùng thử</h2>
<p>Mật khẩu VNeID của mọi người: <code>${DEMO_PASSWORD}</code></p>
${people()}
<h2>Giấy chứng sinh điện tử</h2>
<p>Sáu số ở giữa là ngày sinh (năm, tháng, ngày). Đổi thành một ngày đã qua khác để thử trường hợp khác, ví dụ đăng ký quá hạn 60 ngày.</p>
${notices(now)}
<h2>Tổ chức</h2>
${organisations()}
<h2>Bản tin Cổng dịch vụ công quốc gia nhận sau cùng</h2>
${messages(portal)}`,
  });
}

function table(label: string, head: string[], rows: Markup[]): Markup {
  return html`<section class="scroll" tabindex="0" aria-label="${label}"><table>
<thead><tr>${head.map((h) => html`<th scope="col">${h}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row}</tr>\n`)}</tbody>
</table></section>`;
}

function modes(control: Control): Markup {
  const rows = NAMES.map((name) => {
    const current = control.get(name).mode;
    const buttons = MODES.map(
      (mode) =>
        html`<button class="small quiet" type="submit" name="mode" value="${mode}" aria-label="${TITLES[name]}: ${MODE_NAMES[mode]}">${MODE_NAMES[mode]}</button>\n`,
    );
    return html`<th scope="row">${TITLES[name]}</th><td>${MODE_NAMES[current]}</td><td><form method="post" action="/_control/${name}">${buttons}</form></td>`;
  });
  return table("Các hệ thống", ["Hệ thống", "Đang", "Đổi sang"], rows);
}

function people(): Markup {
  const rows = PEOPLE.map(
    (p) =>
      html`<td><code>${p.id}</code></td><td>${p.name}</td><td>${p.level ? `Mức ${p.level}, ${p.documents?.length ?? 0} giấy tờ tích hợp` : "Không có"}</td><td>${p.home.communeName} (${p.home.commune})</td><td>${p.story}</td>`,
  );
  return table("Người dùng thử", ["Số định danh", "Họ tên", "VNeID", "Nơi ở", "Vì sao có ở đây"], rows);
}

function notices(now: Temporal.Instant): Markup {
  const week = now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().subtract({ days: 7 }).toString();
  const rows = BIRTH_NOTICES.map(
    (n) =>
      html`<td><code>${noticeNumber(week, n.suffix)}</code></td><td>${findPerson(n.mother)?.name}</td><td>${n.sex === "1" ? "Nam" : "Nữ"}, ${n.weight} g, ${n.time}</td><td>${n.facility}</td><td>${n.signed ? "Đã ký số" : "Chưa ký số"}</td>`,
  );
  return table("Giấy chứng sinh điện tử", ["Số", "Mẹ", "Con", "Nơi sinh", "Chữ ký"], rows);
}

function organisations(): Markup {
  const rows = ORGANISATIONS.map(
    (one) =>
      html`<td><code>${one.taxCode}</code></td><td>${one.name}</td><td>${one.seat.communeName} (${one.seat.commune})</td><td>${findPerson(one.representative)?.name}</td><td>${one.story}</td>`,
  );
  return table("Tổ chức", ["Mã số thuế", "Tên", "Trụ sở", "Người đại diện", "Vì sao có ở đây"], rows);
}

function messages(portal: Portal): Markup {
  const last = portal.received().slice(-20).reverse();
  if (last.length === 0) return html`<p>Chưa nhận bản tin nào.</p>`;
  const rows = last.map(
    (m) =>
      html`<td>${m.seq}</td><td>${m.at}</td><td>${m.service}</td><td>${String(m.error_code)} ${m.message}</td><td><code class="long">${JSON.stringify(m.data)?.slice(0, 600)}</code></td>`,
  );
  return table("Bản tin đã nhận", ["Thứ tự", "Lúc", "Dịch vụ", "Trả lời", "Nội dung"], rows);
}
