import { type Box, type Point, type ProcessGraph, type ProcessNode, processGraph } from "../../core/procedure/index.ts";
import type { Step } from "../../core/procedure/types.ts";
import type { Examples } from "./examples.ts";
import { type Html, html } from "./html.ts";

/** Characters that fit a line of a step's box. */
const LINE = 19;
const MOST_LINES = 4;
/** The name of the pool is the heading of the page. */
const POOL = 30;

/** The process of a procedure as a drawing (SVG). What it shows stands in a list beside it too: a drawing is never the only way to know. */
export function processDiagram(graph: ProcessGraph): Html {
  const lanes = graph.lanes.map(
    ({ name, box }) =>
      html`<g class="lane"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/><text transform="translate(${box.x + 16} ${box.y + box.height / 2}) rotate(-90)" text-anchor="middle">${lines(name, 17).map((line, index) => html`<tspan x="0" dy="${index === 0 ? 0 : 13}">${line}</tspan>`)}</text></g>`,
  );
  const flows = graph.flows.map(
    ({ points, name }) =>
      html`<g class="flow"><polyline points="${points.map(({ x, y }) => `${x},${y}`).join(" ")}" marker-end="url(#mui-ten)"/>${name && label(name, points)}</g>`,
  );
  return html`<figure class="process"><section class="scroll" tabindex="0" aria-label="Khung xem sơ đồ ${graph.name}"><svg role="img" aria-label="Sơ đồ quy trình ${graph.name}" viewBox="${POOL - 1} -1 ${graph.width - POOL + 2} ${graph.height + 2}" width="${graph.width - POOL + 2}" height="${graph.height + 2}"><defs><marker id="mui-ten" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>${lanes}${flows}${graph.nodes.map(node)}</svg></section></figure>`;
}

function node(one: ProcessNode): Html {
  const { kind, box, name, step } = one;
  const { x, y } = middle(box);
  switch (kind) {
    case "start":
    case "end":
    case "refused":
      return html`<g class="event ${kind}"><circle cx="${x}" cy="${y}" r="${box.width / 2}"/>${words(name, x, box.y + box.height + 15, 22)}</g>`;
    case "parallel":
      return html`<g class="gateway parallel"><title>Các bước làm song song tách ra hoặc gặp nhau ở đây</title>${diamond(box)}<path class="sign" d="M${x - 11} ${y}h22M${x} ${y - 11}v22"/></g>`;
    case "branch":
      return html`<g class="gateway branch"><title>${name ? `Tùy trường hợp: ${name}` : "Các nhánh tùy trường hợp gặp lại nhau"}</title>${diamond(box)}<path class="sign" d="M${x - 8} ${y - 8}l16 16M${x - 8} ${y + 8}l16 -16"/>${name && words("tùy trường hợp", x, box.y - 8, 22)}</g>`;
    case "gateway":
      return html`<g class="gateway">${diamond(box)}<text x="${x}" y="${y + 6}" text-anchor="middle">?</text></g>`;
    case "step":
    case "supplement": {
      const text = lines(name, LINE).slice(0, MOST_LINES);
      const rows = step ? [...text, hours(step)] : text;
      const first = y - ((rows.length - 1) * 15) / 2 + 5;
      return html`<g class="task ${kind}"><title>${name}</title><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6"/><text text-anchor="middle">${rows.map((row, index) => html`<tspan x="${x}" y="${first + index * 15}"${step && index === rows.length - 1 ? html` class="hours"` : ""}>${row}</tspan>`)}</text></g>`;
    }
  }
}

function diamond(box: Box): Html {
  const { x, y } = middle(box);
  return html`<path d="M${x} ${box.y} ${box.x + box.width} ${y} ${x} ${box.y + box.height} ${box.x} ${y}z"/>`;
}

export const hours = ({ hours: count }: Pick<Step, "hours">): string => `${String(count).replace(".", ",")} giờ`;

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

function words(text: string, x: number, y: number, most: number): Html {
  return html`<text text-anchor="middle">${lines(text, most).map((line, index) => html`<tspan x="${x}" y="${y + index * 13}">${line}</tspan>`)}</text>`;
}

/** Beside the first bend of its line. */
function label(name: string, points: readonly Point[]): Html {
  const [a, b] = points.length > 3 ? [points[1]!, points[2]!] : [points[0]!, points[1]!];
  const upright = a.x === b.x;
  const at = upright ? { x: a.x + 6, y: (a.y + b.y) / 2 } : { x: Math.min(a.x, b.x) + 6, y: a.y - 5 };
  return html`<text x="${at.x}" y="${at.y}">${name}</text>`;
}

/** Words put into lines of at most so many characters; a longer word has a line of its own, what is too much ends with "…". */
function lines(text: string, most: number): string[] {
  const made: string[] = [];
  for (const word of text.split(" ")) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < most) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made.length <= MOST_LINES ? made : [...made.slice(0, MOST_LINES - 1), `${made[MOST_LINES - 1]}…`];
}

const SAMPLE = processGraph({
  name: "Cấp thẻ thư viện",
  steps: [
    { id: "tiep-nhan", name: "Tiếp nhận, số hóa", by: "receptionist", unit: "trung-tam-xa", hours: 1, needs: [] },
    {
      id: "tham-tra",
      name: "Thẩm tra hồ sơ, lập dự thảo thẻ",
      by: "specialist",
      unit: "phong-van-hoa-xa-hoi",
      hours: 4,
      needs: ["draft"],
    },
    { id: "ky", name: "Ký thẻ", by: "leader", hours: 2, needs: ["approval"] },
    { id: "tra", name: "Trả kết quả", by: "receptionist", unit: "trung-tam-xa", hours: 1, needs: [] },
  ],
});

const PARALLEL = processGraph({
  name: "Cấp giấy phép",
  steps: [
    { id: "nhan", name: "Tiếp nhận", by: "receptionist", hours: 4, needs: [] },
    { id: "tham-dinh", name: "Thẩm định hồ sơ", by: "specialist", hours: 20, needs: [] },
    { id: "thuc-dia", name: "Kiểm tra thực địa", by: "specialist", after: ["nhan"], when: "large", hours: 24, needs: [] },
    {
      id: "y-kien",
      name: "Lấy ý kiến cơ quan liên quan",
      by: "specialist",
      unit: "so-xay-dung",
      after: ["nhan"],
      hours: 16,
      needs: [],
    },
    { id: "thao", name: "Dự thảo", by: "specialist", after: ["tham-dinh", "thuc-dia", "y-kien"], hours: 4, needs: ["draft"] },
    { id: "ky", name: "Ký", by: "leader", hours: 2, needs: ["approval"] },
    { id: "tra", name: "Trả kết quả", by: "receptionist", hours: 1, needs: [] },
  ],
});

export const processDiagramExamples: Examples = {
  component: "Sơ đồ quy trình",
  examples: [
    { name: "Bốn bước, ba làn", view: () => processDiagram(SAMPLE) },
    { name: "Ba nhánh song song, một nhánh tùy trường hợp", view: () => processDiagram(PARALLEL) },
  ],
};
