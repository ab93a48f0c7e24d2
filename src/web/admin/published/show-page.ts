import type { PublishedFinding, PublishedProcedure } from "../../../core/published/index.ts";
import { timeInWords } from "../../../core/published/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, definitionList, type Html, html, link, notice, table, tag } from "../../ui/index.ts";
import { countTags, PUBLISHED, publishedPath } from "./list-page.ts";

const CHANNELS = { counter: "Trực tiếp", online: "Trực tuyến", post: "Bưu chính" } as const;

export type ShowPublished = {
  procedure: PublishedProcedure;
  findings: readonly PublishedFinding[];
  /** The code is offered by the province already. */
  offered: boolean;
  said?: Child;
};

/** One published procedure, taken apart, with its findings and the way into an edit. */
export function publishedPage(c: AppContext, { procedure, findings, offered, said }: ShowPublished): Response {
  const { code, name } = procedure;
  const words = offered
    ? "Bản đang áp dụng được giữ; quyết định, tên và thời hạn lấy theo bản công bố, phần khác biệt khác ghi vào “Điều chưa chắc” để bạn xem."
    : "Máy lập bản soạn từ bản công bố: kênh, thời hạn, phí, giấy tờ, kết quả, căn cứ; tờ khai và quy trình theo mẫu chung.";
  const take = postForm(c, {
    action: `${publishedPath(code)}/dua-vao-soan`,
    body: html`${idempotencyField()}<p class="soft">${words}</p>${button({ text: offered ? "Cập nhật thủ tục của tỉnh" : "Đưa vào soạn" })}`,
  });
  const body = html`${said}<div class="split"><section>${content(procedure)}</section><section><h2>Phát hiện ${countTags(findings)}</h2>${list(findings)}<h2>Đưa vào danh mục của tỉnh</h2>${take}${offered && html`<p>${link({ href: `/thu-tuc/${/^\d{1,2}\.\d{6}/.exec(code)?.[0] ?? code}`, text: "Xem trang thủ tục của tỉnh" })}</p>`}</section></div>`;
  return deskPage(c, {
    title: name || code,
    bar: html`${back(PUBLISHED, "Danh mục quốc gia")}<h1>${name || code}</h1><span class="num">${code}</span>`,
    body,
  });
}

const TONES = { error: "late", warning: "soon", note: "info" } as const;
const NAMES = { error: "Lỗi", warning: "Cần xem", note: "Ghi chú" } as const;

function list(findings: readonly PublishedFinding[]): Html {
  if (findings.length === 0) return html`<p>Không có phát hiện nào.</p>`;
  return html`<ul class="plain findings">${findings.map(({ severity, message, advice, source, place }) => html`<li>${tag({ tone: TONES[severity], text: NAMES[severity] })} ${message}<span class="sub">${advice}</span><span class="sub soft">${source} · ${place}</span></li>`)}</ul>`;
}

function content(procedure: PublishedProcedure): Html {
  const { agencies } = procedure;
  const facts = definitionList({
    items: [
      { term: "Quyết định công bố", value: procedure.decision || "không ghi" },
      { term: "Cấp thực hiện", value: procedure.tiers.join(", ") },
      { term: "Lĩnh vực", value: procedure.fields.map(({ name }) => name).join(", ") },
      { term: "Đối tượng", value: procedure.audience.join(", ") },
      { term: "Cơ quan thực hiện", value: agencies.performing.join("; ") || "không ghi" },
      {
        term: "Kết quả",
        value:
          procedure.results.length > 0
            ? html`${procedure.results.map(({ name, code }) => html`${name} <span class="num soft">${code ?? "không có mã"}</span><br>`)}`
            : "không ghi",
      },
    ],
  });
  const channels = table({
    caption: "Cách thức thực hiện",
    columns: [{ label: "Kênh" }, { label: "Thời hạn" }, { label: "Phí, lệ phí" }],
    rows: procedure.channels.map(({ channel, time, fees, note }) => [
      html`${CHANNELS[channel]}${note && html`<span class="sub">${note.slice(0, 300)}</span>`}`,
      timeInWords(time),
      html`${fees.map(({ money, note: about }) => html`${moneyText(money)} <span class="sub">${about}</span>`)}`,
    ]),
  });
  const papers = procedure.cases.map(({ name, papers: rows }) =>
    table({
      caption: name ?? "Thành phần hồ sơ",
      columns: [{ label: "Giấy tờ" }, { label: "Bản chính", numeric: true }, { label: "Bản sao", numeric: true }],
      rows: rows.map((paper) => [
        html`${paper.name}${paper.form && html`<span class="sub">Mẫu: ${paper.form}</span>`}`,
        paper.originals ?? "–",
        paper.copies ?? "–",
      ]),
    }),
  );
  const rest =
    procedure.unparsed.length > 0 &&
    notice({
      tone: "soon",
      title: "Giữ nguyên văn vì không tách được",
      body: html`<ul>${procedure.unparsed.map(({ text, reason }) => html`<li>${reason} ${text}</li>`)}</ul>`,
    });
  return html`${facts}${channels}${papers}${rest}<details><summary>Trình tự thực hiện</summary>${procedure.steps.map(({ case: of, text }) => html`${of && html`<h3>${of}</h3>`}<p class="lines">${text}</p>`)}</details><details><summary>Căn cứ pháp lý (${procedure.legal.length})</summary><ul>${procedure.legal.map(({ name, number }) => html`<li>${name} ${number && html`<span class="num soft">${number}</span>`}</li>`)}</ul></details>`;
}

function moneyText(money: PublishedProcedure["channels"][number]["fees"][number]["money"]): string {
  if (money.kind === "free") return "Miễn phí";
  if (money.kind === "unknown") return money.text;
  const amount = (value: number): string => value.toLocaleString("vi-VN");
  return `${amount(money.min)}${money.max > money.min ? `–${amount(money.max)}` : ""} ${money.currency === "VND" ? "đ" : money.currency}`;
}
