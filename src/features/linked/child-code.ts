import type { Dossier } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";

/**
 * Code of a child: the parent's, the number of its part, and of a repeated run that too, e.g. H60.30.12-261120-0001.2. One code for the citizen
 * (mã hồ sơ), whatever agencies work on it.
 */
export function childCode(parent: Pick<Dossier, "code">, revision: Pick<Revision, "steps">, stepId: string, run: number): string {
  const part = revision.steps.filter(({ child }) => child).findIndex(({ id }) => id === stepId) + 1;
  return `${parent.code}.${part}${run > 1 ? `.${run}` : ""}`;
}
