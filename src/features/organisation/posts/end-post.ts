import type { Services } from "../../../platform/services.ts";
import { changeAccount, type OnAccount, subjectOf } from "../accounts/change-account.ts";
import { lastAdministrator } from "../accounts/last-administrator.ts";
import { deletePosts, updateAccount } from "../accounts/sql.ts";
import { FAR, no } from "../change.ts";
import { heldSteps, stepsOfPost } from "../handover/held-steps.ts";
import { coversPost } from "../reach.ts";
import type { AccountPost, Result } from "../types.ts";

/** What slipped in while a post ended: an act that was under way. The leader finds it among the officer's open dossiers. */
export type PostEnded = { slipped: string[] };

/**
 * Ends a post. Not while its officer has open dossiers in it: they are handed over first. Whoever works in it at this moment is asked at the next
 * click what to work as.
 */
export async function endPost(
  services: Services,
  input: OnAccount & { postId: string; reason: string },
): Promise<Result<PostEnded>> {
  const reason = input.reason.trim();
  let ended: AccountPost | undefined;
  if (!reason) return { ok: false, message: "Hãy ghi vì sao kết thúc vai, ví dụ số quyết định điều động.", field: "reason" };
  const outcome = await changeAccount<PostEnded>(services, input, false, async (tx, account) => {
    const post = account.posts.find(({ id }) => id === input.postId);
    if (!post) return no("Người này không còn giữ vai đó.");
    if (!coversPost(input.steward, post)) return no(FAR);
    const open = stepsOfPost(account, post, await heldSteps({ db: tx }, account.id));
    if (open.length > 0) return no(openSentence(open.map(({ code }) => code)));
    const last = await lastAdministrator(tx, account, [post]);
    if (last) return no(last);
    await deletePosts(tx, [post.id]);
    await updateAccount(tx, account.id, {});
    ended = post;
    const { id: _, agencyName: __, ...before } = post;
    const entry = { act: "endPost" as const, agencyId: post.agencyId, subject: subjectOf(account), before, reason };
    return { entries: [entry], value: { slipped: [] } };
  });
  if (!outcome.ok || outcome.repeated || !ended) return outcome;
  // What was under way when the post ended may have been committed a moment before or after.
  const late = stepsOfPost({ posts: [] }, ended, await heldSteps(services, input.accountId));
  const role = ended.role;
  return { ...outcome, slipped: late.filter(({ step }) => step.by === role).map(({ code }) => code) };
}

/** Why something has to wait for a hand-over. */
export function openSentence(codes: readonly string[]): string {
  const some = [...new Set(codes)];
  const named = some.slice(0, 3).join(", ") + (some.length > 3 ? `, và ${some.length - 3} hồ sơ khác` : "");
  return `Còn ${some.length} hồ sơ đang mở trong vai này (${named}). Hãy bàn giao hết rồi làm lại.`;
}
