import { fits, type StepRun } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { changeAccount, type OnAccount, subjectOf } from "../accounts/change-account.ts";
import { updateAccount, updatePost } from "../accounts/sql.ts";
import { FAR, no } from "../change.ts";
import { heldSteps, officerOfPost, stepsOfPost } from "../handover/held-steps.ts";
import { readPlaces } from "../places/read-places.ts";
import { coversPost } from "../reach.ts";
import type { Account, AccountPost, Result } from "../types.ts";
import { openSentence } from "./end-post.ts";

/** Another position, or another room: not while the officer has open dossiers that belong to the room they leave. */
export async function changePost(
  services: Services,
  input: OnAccount & { postId: string; position: string; unit: string },
): Promise<Result> {
  const position = input.position.trim().slice(0, 200);
  const { unit } = input;
  if (!position) return { ok: false, message: "Hãy ghi chức vụ.", field: "position" };
  const places = await readPlaces(services);
  return changeAccount(services, input, false, async (tx, account) => {
    const post = account.posts.find(({ id }) => id === input.postId);
    if (!post) return no("Người này không còn giữ vai đó.");
    if (!coversPost(input.steward, post)) return no(FAR);
    if (unit && !places.get(post.agencyId)?.units.includes(unit)) return no("Cơ quan này không có phòng đó.", "unit");
    const before = { position: post.position, unit: post.unit ?? "" };
    const after = { position, unit };
    if (before.position === position && before.unit === unit) return no("Chưa có gì khác để lưu.");
    const stranded = before.unit === unit ? [] : await leftBehind(tx, account, post, unit);
    if (stranded.length > 0) return no(openSentence(stranded));
    await updatePost(tx, post.id, { position, unit: unit || null });
    await updateAccount(tx, account.id, {});
    const { agencyId } = post;
    return { entries: [{ act: "changePost" as const, agencyId, subject: subjectOf(account), before, after }], value: {} };
  });
}

/** Codes of open dossiers whose steps would not fit the officer in the other room. */
async function leftBehind(db: Services["db"], account: Account, post: AccountPost, unit: string): Promise<string[]> {
  const { unit: _, ...whole } = post;
  const moved = officerOfPost(account, unit ? { ...whole, unit } : whole);
  const held = stepsOfPost(account, post, await heldSteps({ db }, account.id));
  return held.filter(({ step }) => moved && step.by === moved.role && !fits(step as StepRun, moved)).map(({ code }) => code);
}
