import { fits } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";

type Person = { officerId: string; name: string };
type Option = { value: string; label: string };

/** Colleagues who may do the step in view: of its role and room, those of its position first; nobody who is away. */
export function candidates(desk: DeskDossier): Option[] {
  const { step, colleagues, away, dossier } = desk;
  if (!step) return [];
  const fitting = colleagues.filter((one) => {
    const post = { ...desk.actor, officerId: one.officerId, role: one.role, agencyId: dossier.agencyId };
    const { unit: _, ...whole } = post;
    return fits(step, one.unit ? { ...whole, unit: one.unit } : whole) && !away.has(one.officerId);
  });
  const first = (position: string): number => (step.position && position === step.position ? 0 : 1);
  return [...fitting]
    .sort((a, b) => first(a.position) - first(b.position))
    .map(({ officerId, name, position }) => ({ value: officerId, label: `${name} – ${position}` }));
}

export function personOf(desk: DeskDossier, officerId: string): Person | undefined {
  const allowed = candidates(desk).some(({ value }) => value === officerId);
  const found = desk.colleagues.find((one) => one.officerId === officerId);
  return allowed && found ? { officerId, name: found.name } : undefined;
}

/** Who is left out of the list because they are on leave. */
export function awayHint({ away }: DeskDossier): string {
  const names = [...away.values()].map(
    ({ officerName, to, substitute }) =>
      `${officerName} nghỉ đến ${shortMoment(to).slice(0, 5)}${substitute ? `, ${substitute.name} làm thay` : ""}`,
  );
  return names.length > 0 ? `${names.join("; ")}.` : "";
}

/** A text that has to be there. */
export function lacking(field: string, value: string, message: string): FieldError[] {
  return value ? [] : [{ field, message }];
}
