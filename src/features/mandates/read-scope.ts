import type { MandateScope } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { findProcedure } from "../catalogue/index.ts";
import type { MandateOutcome, WantedScope } from "./types.ts";

const DOSSIER = /^[A-Z]\d{2}(\.\d{2,3}){0,3}-\d{6}-\d{4,}$/;
const MOST = 50;

type Refused = Extract<MandateOutcome, { ok: false }>;

/** The scope as it was asked for, or what is wrong with it. */
export async function readScope(services: Services, wanted: WantedScope): Promise<MandateScope | Refused> {
  if (wanted.rights.length === 0) return wrong("rights", "Hãy chọn ít nhất một việc được làm thay.");
  const procedures = [...new Set(wanted.procedures)].slice(0, MOST);
  const dossiers = [...new Set(wanted.dossiers.map((code) => code.trim().toUpperCase()))].filter(Boolean).slice(0, MOST);
  for (const code of procedures)
    if (!(await findProcedure(services, code))) return wrong("procedures", `Không có thủ tục mang mã ${code}.`);
  const bad = dossiers.find((code) => !DOSSIER.test(code));
  if (bad) return wrong("dossiers", `“${bad}” không phải mã hồ sơ. Mã hồ sơ có dạng H60.30.12-261120-0001.`);
  return {
    rights: wanted.rights,
    ...(procedures.length > 0 && { procedures }),
    ...(dossiers.length > 0 && { dossiers }),
  };
}

const wrong = (field: Refused["field"] & string, message: string): Refused => ({ ok: false, field, message });
