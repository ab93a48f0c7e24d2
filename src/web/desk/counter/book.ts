import { formatDate } from "../../../core/calendar/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import { BOOKS, type BookName, readBook } from "../../../features/counter/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { type Child, empty, html, link, table } from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";
import { BOOK } from "./paths.ts";
import { homeLink } from "./waiting.ts";

const isBook = (name: string | undefined): name is BookName => name !== undefined && Object.hasOwn(BOOKS, name);
const PAGE = 200;

/** GET: a book of certification (sổ chứng thực) as the law prints it, read from the dossiers. */
export async function showBook(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const asked = c.req.query("so");
  const book = isBook(asked) ? asked : "chung-thuc-ban-sao";
  const thisYear = services.clock.now().toZonedDateTimeISO(TIME_ZONE).year;
  const year = /^20\d{2}$/.test(c.req.query("nam") ?? "") ? Number(c.req.query("nam")) : thisYear;
  const from = Math.max(1, Math.trunc(Number(c.req.query("tu"))) || 1);
  const lines = await readBook(services, { agencyId: actor.agencyId, book, year, from });
  const copies = book === "chung-thuc-ban-sao";
  const columns = [
    { label: "Số", numeric: true },
    { label: "Ngày chứng thực" },
    { label: "Người yêu cầu" },
    { label: copies ? "Tên bản chính" : "Tên văn bản" },
    { label: "Người ký chứng thực" },
    { label: copies ? "Số bản sao" : "Số văn bản", numeric: true },
    ...(copies ? [{ label: "Số trang", numeric: true }] : []),
    { label: "Phí", numeric: true },
    { label: "Hồ sơ" },
  ];
  const rows = lines.map((line): Child[] => [
    String(line.number),
    line.on ? formatDate(Temporal.Instant.from(line.on)) : html`<span class="soft">chờ ký</span>`,
    html`${line.requester}<span class="sub num">${line.personalId}</span>`,
    line.paper,
    html`${line.signer ?? ""}<span class="sub">${line.signerPosition ?? ""}</span>`,
    String(line.count),
    ...(copies ? [line.pages === null ? "" : String(line.pages)] : []),
    dong(line.fee),
    html`<a class="num" href="${dossierPath(line.code)}">${line.code}</a>`,
  ]);
  const { name, mark } = BOOKS[book];
  const caption = `Quyển số 01/${year} – ${mark}`;
  const list =
    rows.length > 0
      ? table({ caption, columns, rows })
      : empty({ title: "Chưa có số nào", body: `${name} năm ${year} chưa có dòng nào từ số ${from}.` });
  const others = (Object.keys(BOOKS) as BookName[]).map((one) =>
    link({ href: `${BOOK}?so=${one}&nam=${year}`, text: BOOKS[one].name, look: one === book ? "primary" : "quiet" }),
  );
  const more =
    lines.length === PAGE && link({ href: `${BOOK}?so=${book}&nam=${year}&tu=${lines.at(-1)!.number + 1}`, text: "Trang sau" });
  const bar = html`${homeLink(c)}<h1>${name}</h1><span>năm ${year}</span>`;
  const body = html`<div class="bar">${others}${link({ href: `${BOOK}?so=${book}&nam=${year - 1}`, text: `Năm ${year - 1}` })}<mc-print></mc-print></div>${list}${more}`;
  return deskPage(c, { title: name, bar, body, scripts: ["print"] });
}
