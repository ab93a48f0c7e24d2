import { approveResult } from "../../../features/desk/index.ts";
import { resultNumber } from "../../../features/documents/index.ts";
import { definitionList, html } from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";
import { pdfObject } from "../pdf-object.ts";
import { WAY_NAMES } from "../words.ts";
import type { ActDefinition } from "./types.ts";

/** Ký duyệt: the leader sees the PDF first. */
export const approve: ActDefinition = {
  slug: "ky-duyet",
  command: "approveResult",
  label: () => "Xem và ký duyệt…",
  key: "K",
  consequence: ({ dossier }) =>
    dossier.delivery.way === "online"
      ? "Kết quả có hiệu lực ngay và được trả trực tuyến cho người nộp. Không sửa được nữa."
      : "Kết quả có hiệu lực ngay, Một cửa trả cho người nộp. Không sửa được nữa.",
  done: ({ result, state }) =>
    `Đã ký ${result?.name ?? "kết quả"} số ${result?.number}. ${state === "returned" ? "Kết quả đã được trả trực tuyến." : "Một cửa sẽ trả kết quả."}`,
  page: {
    submit: "Ký duyệt",
    objects: true,
    beside: true,
    scripts: ["mc-sheets"],
    fields: ({ desk: { dossier }, actor }) => {
      const { draft, bookEntry } = dossier;
      const facts = definitionList({
        items: [
          { term: "Người lập dự thảo", value: draft?.by ?? "" },
          { term: "Số trong sổ", value: bookEntry ? `${resultNumber(bookEntry)}, quyển ${bookEntry.book}` : "" },
          { term: "Người ký", value: `${actor.name}, ${actor.position}` },
          { term: "Cách trả", value: WAY_NAMES[dossier.delivery.way] },
        ],
      });
      return html`${facts}${pdfObject({ href: `${dossierPath(dossier.code)}/du-thao.pdf`, name: "Bản sẽ ký" })}`;
    },
  },
  run: ({ services, actor, desk, expectedVersion, key }) =>
    approveResult(services, { actor, dossier: desk.dossier, expectedVersion, key }),
};
