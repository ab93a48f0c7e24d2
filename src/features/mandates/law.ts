import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type MandateLaw, parseMandateLaw } from "../../core/mandate/index.ts";

const FILE = fileURLToPath(new URL("../../../law/mandates.yaml", import.meta.url));

let law: MandateLaw | undefined;

/** The rules of acting for somebody else. @throws Error (Vietnamese message) when law/mandates.yaml is broken */
export function mandateLaw(): MandateLaw {
  law ??= parseMandateLaw(readFileSync(FILE, "utf8"));
  return law;
}
