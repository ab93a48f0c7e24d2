import type { Actor, StepRun } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { Account, AccountPost } from "../types.ts";
import { type HeldRow, selectHeld } from "./sql.ts";

/** An open step that an officer has, or has a share of. */
export type HeldStep = Omit<HeldRow, "openSteps" | "finished"> & {
  step: Pick<StepRun, "stepId" | "name" | "by" | "unit" | "dueAt">;
  /** Of a step that is split, only a share is the officer's. */
  share: boolean;
};

/** Every open step of an officer at any agency, what is due first standing first. */
export async function heldSteps({ db }: Pick<Services, "db">, officerId: string): Promise<HeldStep[]> {
  return (await selectHeld(db, officerId)).flatMap(({ openSteps, finished, pickupAgencyId, ...row }) =>
    openSteps.flatMap((step): HeldStep[] => {
      const share = step.parts?.some((part) => part.assignee.officerId === officerId && !part.completedAt) === true;
      if (!share && step.assignee?.officerId !== officerId) return [];
      const { stepId, name, by, unit, dueAt } = step;
      return [
        {
          ...row,
          pickupAgencyId: finished ? pickupAgencyId : null,
          step: { stepId, name, by, dueAt, ...(unit && { unit }) },
          share,
        },
      ];
    }),
  );
}

/**
 * The open steps that would have nobody when a post ends: those of its role at its agency, or at the counter of its agency, and those of another
 * role (taken over) when no other post of the officer works there.
 */
export function stepsOfPost(account: Pick<Account, "posts">, post: AccountPost, held: readonly HeldStep[]): HeldStep[] {
  const others = account.posts.filter(({ id, role }) => id !== post.id && role !== "administrator");
  return held.filter((one) => {
    if (post.role === "administrator" || !worksAt(one, post.agencyId)) return false;
    const here = others.filter(({ agencyId }) => worksAt(one, agencyId));
    return here.length === 0 || (one.step.by === post.role && !here.some(({ role }) => role === post.role));
  });
}

/** The step is of the deciding agency, or of the counter that took the dossier in or hands the result over. */
const worksAt = (one: HeldStep, agencyId: string): boolean =>
  [one.agencyId, one.acceptedAt, one.pickupAgencyId].includes(agencyId);

/** The officer of a post, as core/dossier knows one; for asking whether a step fits it. */
export function officerOfPost(
  account: Pick<Account, "id" | "name" | "personalId">,
  { role, position, agencyId, agencyName, unit }: AccountPost,
): Extract<Actor, { kind: "officer" }> | undefined {
  if (role === "administrator") return undefined;
  const { id: officerId, name, personalId } = account;
  return { kind: "officer", officerId, personalId, name, position, role, agencyId, agencyName, ...(unit && { unit }) };
}
