import { isRegisterType, REGISTER_DATES, REGISTER_VALUES, registerStage } from "../../../../core/procedure/index.ts";
import type { Answers, CaseContext, Field, RegisterValues, Revision } from "../../../../core/procedure/types.ts";

/** Nobody real: who fills in the form while it is tried out. */
const SOMEBODY = {
  personalId: "008198004151",
  name: "HOÀNG THỊ MẬN",
  level: 2,
  birthDate: "1998-04-03",
  phone: "0912000412",
  email: "man@vidu.vn",
};

export type Trial = { answers: Answers /** Whether registers find what they are asked. */; found: boolean; today: string };

/** The case as it stands in a trial: registers are asked at once, and answer with made-up values or with nothing. */
export function trialContext(revision: Revision, { answers, found, today }: Trial): CaseContext {
  let ctx: CaseContext = { answers, registers: {}, documents: [], channel: "online", today, requester: SOMEBODY };
  const fields = revision.pages.flatMap((page) => page.fields).filter(({ type }) => isRegisterType(type));
  for (const field of fields) {
    const stage = registerStage(revision, ctx, field.id);
    if (stage?.stage !== "lookUp") continue;
    const value: RegisterValues[string] = {
      found,
      source: "Dữ liệu mẫu để xem thử",
      at: `${today}T01:00:00.000Z`,
      asked: stage.asked,
      values: found ? sampleValues(field, stage.asked) : {},
    };
    ctx = { ...ctx, registers: { ...ctx.registers, [field.id]: value } };
  }
  return ctx;
}

/** Values that read like those of the register; what was asked with comes back as it was typed. */
function sampleValues({ type, show }: Field, asked: Readonly<Record<string, string>>): Record<string, string> {
  const names: Record<string, string> = type in REGISTER_VALUES ? REGISTER_VALUES[type as keyof typeof REGISTER_VALUES] : {};
  const wanted = [...new Set([...Object.keys(names), ...(show ?? [])])].filter((key) => key !== "note");
  const sample: Record<string, string> = {
    birthYear: "1998",
    gender: "Nữ",
    nationality: "Việt Nam",
    ethnicity: "Tày",
    name: SOMEBODY.name,
  };
  return Object.fromEntries(
    wanted.map((key) => [
      key,
      asked[key] ?? sample[key] ?? (REGISTER_DATES.includes(key) ? "1998-04-03" : `(${names[key] ?? key} mẫu)`),
    ]),
  );
}
