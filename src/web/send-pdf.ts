import type { AppContext } from "./context.ts";
import { allowFraming } from "./headers.ts";

/** A PDF of ours, shown in the page or in a tab of its own; never kept by a store on the way. */
export function sendPdf(c: AppContext, bytes: Uint8Array, name: string): Response {
  allowFraming(c);
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "private, no-store",
  });
}
