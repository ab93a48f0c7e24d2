import { befores, criticalPath, laneName, processGraph, toBpmn } from "../../../core/procedure/index.ts";
import { findProcedure } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { html, table } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { hours, processDiagram } from "../../ui/process-diagram.ts";

/** GET: who does what within how many hours, drawn and as a table. */
export async function showProcess(c: AppContext): Promise<Response> {
  const { revision } = await procedureOf(c);
  const total = criticalPath(revision.steps).hours;
  const parallel = revision.steps.some(({ after }) => after !== undefined);
  const before = befores(revision.steps);
  const numbers = new Map(revision.steps.map(({ id }, index) => [id, index + 1]));
  const rows = revision.steps.map((step, index) => [
    index + 1,
    html`${step.name}${step.when && html`<span class="sub">chỉ khi hồ sơ thuộc trường hợp phải làm bước này</span>`}`,
    ...(parallel
      ? [
          before
            .get(step.id)!
            .map((id) => numbers.get(id))
            .join(", ") || "–",
        ]
      : []),
    html`${laneName(step)}${step.position && html`<span class="sub">${step.position}</span>`}`,
    hours(step),
  ]);
  const list = table({
    caption: `${rows.length} bước, ${parallel ? "nhánh dài nhất" : "cộng"} ${hours({ hours: total })} làm việc`,
    columns: [
      { label: "Bước", numeric: true },
      { label: "Việc" },
      ...(parallel ? [{ label: "Sau bước" }] : []),
      { label: "Ai làm" },
      { label: "Thời gian", numeric: true },
    ],
    rows: [...rows],
  });
  const doubtful = revision.steps.some(({ confidence }) => confidence !== undefined && confidence !== "high");
  const body = html`<h1>Quy trình giải quyết</h1><p>${revision.name} (mã ${revision.code})</p>${list}${doubtful && html`<p class="soft">Thời gian của một số bước do chúng tôi đề xuất, tỉnh chưa ban hành quyết định.</p>`}${processDiagram(processGraph(revision))}<p><a class="tap" href="/thu-tuc/${revision.code}/quy-trinh.bpmn">Tải sơ đồ BPMN 2.0</a> <span class="soft">mở được bằng các công cụ vẽ quy trình</span></p>`;
  return page(c, {
    title: `Quy trình – ${revision.plain}`,
    body,
    back: { href: `/thu-tuc/${revision.code}`, text: revision.plain },
  });
}

/** GET: the same as a file for tools that draw processes. */
export async function sendBpmn(c: AppContext): Promise<Response> {
  const { revision } = await procedureOf(c);
  return c.body(await toBpmn(revision), 200, {
    "content-type": "application/xml; charset=utf-8",
    "content-disposition": `attachment; filename="quy-trinh-${revision.code}.bpmn"`,
  });
}

async function procedureOf(c: AppContext) {
  const found = await findProcedure(c.var.services, c.req.param("code") ?? "");
  if (!found) throw notFound("Không có thủ tục này. Hãy tìm lại bằng tên việc bạn cần làm.");
  return found;
}
