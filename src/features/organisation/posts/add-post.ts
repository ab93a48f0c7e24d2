import type { Services } from "../../../platform/services.ts";
import { changeAccount, type OnAccount, subjectOf } from "../accounts/change-account.ts";
import type { Fault } from "../accounts/check-details.ts";
import { asRole, faultsOfPost, type TypedPost } from "../accounts/check-post.ts";
import { insertPosts, updateAccount } from "../accounts/sql.ts";
import { no } from "../change.ts";
import { readPlaces } from "../places/read-places.ts";
import type { Refused, Result } from "../types.ts";

/** One more post for somebody: another role, or the same one at another agency. */
export async function addPost(
  services: Services,
  input: OnAccount & { post: TypedPost },
): Promise<Result | (Refused & { faults: Fault[] })> {
  const post = { ...input.post, position: input.post.position.trim().slice(0, 200) };
  const faults = faultsOfPost(input.steward, post, await readPlaces(services));
  if (faults.length > 0) return { ok: false, message: faults[0]!.message, faults };
  return changeAccount(services, input, false, async (tx, account) => {
    const { agencyId, position, unit } = post;
    const role = asRole(post.role)!;
    if (account.state === "closed") return no("Tài khoản này đã đóng. Hãy mở lại trước khi giao vai.");
    if (account.posts.some((one) => one.agencyId === agencyId && one.role === role))
      return no("Người này đã giữ vai đó ở cơ quan này. Muốn đổi phòng hoặc chức vụ, hãy sửa vai đang giữ.", "role");
    const given = { agencyId, role, position, ...(unit && { unit }) };
    await insertPosts(tx, [{ officerId: account.id, ...given }]);
    await updateAccount(tx, account.id, {});
    return { entries: [{ act: "addPost" as const, agencyId, subject: subjectOf(account), after: given }], value: {} };
  });
}
