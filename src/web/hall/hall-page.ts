import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Agency, findAgency, heirOf } from "../../features/catalogue/index.ts";
import { htmlAnswer } from "../compress.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../problem.ts";
import { type Child, html } from "../ui/index.ts";
import { document, STAR } from "../ui/shell.ts";

export type HallPageParams = {
  title: string;
  agency: Agency;
  kind: "kiosk" | "board";
  body: Child;
  /** Beside the name of the agency. */
  top?: Child;
  /** A browser without script goes here after so many seconds. */
  refresh?: { seconds: number; href: string };
  status?: ContentfulStatusCode;
};

/** A page of a machine in the hall: nothing of the portal around it. */
export function hallPage(c: AppContext, { title, agency, kind, body, top, refresh, status }: HallPageParams): Response {
  const head = refresh && html`<noscript><meta http-equiv="refresh" content="${refresh.seconds};url=${refresh.href}"></noscript>`;
  const view = document(c, {
    title,
    site: agency.name,
    errors: [],
    bodyClass: `hall ${kind}`,
    scripts: kind === "kiosk" ? ["kiosk", "print"] : [],
    ...(head && { head }),
    body: html`<header class="hall-top">${STAR}<p>${agency.name}</p>${top}</header><main id="chinh" tabindex="-1">${body}</main>`,
  });
  return htmlAnswer(c, String(view), status ?? 200);
}

/** The agency of the address. @throws Problem 404 */
export async function hallAgency(c: AppContext): Promise<Agency> {
  const id = c.req.param("agency") ?? "";
  const agency = /^[\w.]{1,40}$/.test(id) ? await findAgency(c.var.services, id) : undefined;
  if (!agency) throw notFound("Không có cơ quan với mã này. Hãy kiểm tra địa chỉ của máy lấy số hoặc bảng gọi số.");
  if (agency.closedAt) {
    const heir = await heirOf(c.var.services, agency.id);
    throw notFound(`${agency.name} đã đóng.${heir ? ` Nay đến ${heir.name}, ${heir.address}.` : ""}`);
  }
  return agency;
}
