import { createHash } from "node:crypto";
import { type Commune, communesOf, findProvince, provinces, unitName } from "../core/units/index.ts";
import type { App } from "./context.ts";
import type { Option } from "./ui/index.ts";

/** A day: the list changes by resolutions, which are known weeks before. */
const AGE = 86_400;

/** Lists to choose from; the name comes first, so that typing it finds it. */
export const provinceOptions = (): Option[] => provinces().map(({ code, name }) => ({ value: code, label: name }));
export const communeOptions = (provinceCode: string): Option[] =>
  communesOf(provinceCode).map((commune) => ({ value: commune.code, label: communeLabel(commune) }));

const communeLabel = ({ name, kind }: Commune): string => `${name} (${kind})`;

/** Communes of a province for the browser (mc-address): the same for everybody, and kept. */
export function mountUnits(app: App): void {
  app.get("/don-vi/:file{\\d\\d\\.json}", (c) => {
    const code = c.req.param("file").slice(0, 2);
    if (!findProvince(code)) return c.notFound();
    const body = JSON.stringify({
      name: unitName(code),
      communes: communeOptions(code).map(({ value, label }) => [value, label]),
    });
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = { "cache-control": `public, max-age=${AGE}`, etag, vary: "accept-encoding" };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, "content-type": "application/json; charset=utf-8" });
  });
}
