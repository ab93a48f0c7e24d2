import type { Services } from "../../../platform/services.ts";
import { findAgency } from "../../catalogue/index.ts";
import { deletePosts, selectAdministrators } from "../accounts/sql.ts";
import { changeOrganisation, FAR, no, STALE } from "../change.ts";
import { openAgency } from "../places/open-agency.ts";
import type { OnAgency } from "../places/set-hours.ts";
import { selectVersion } from "../places/sql.ts";
import { ofProvince, reaches } from "../reach.ts";
import type { Result } from "../types.ts";
import { lockPlaces, updateClosed, updateReopened } from "./sql.ts";
import { closingOf, viewClosing } from "./view-closing.ts";

/**
 * Closes an agency with everything inside it, or a room: not while something of an open dossier is there or people have posts there. Posts of its own
 * administrators end with it, as somebody above administers what is left; history keeps its name.
 * @param input.successorId "" when nobody goes on with its work
 */
export async function closeAgency(
  services: Services,
  input: OnAgency & { successorId: string; reason: string },
): Promise<Result> {
  const { agencyId, steward, version, successorId } = input;
  const reason = input.reason.trim().slice(0, 300);
  return changeOrganisation(services, input, async (tx) => {
    const found = await findAgency({ db: tx }, agencyId);
    if (!found || !reaches(steward, agencyId)) return no(FAR);
    await lockPlaces(tx, (await closingOf({ db: tx }, found)).ids);
    const view = await viewClosing({ db: tx }, steward, agencyId);
    if (!view) return no(FAR);
    const { agency, never, dossiers, people, administrators } = view;
    if (never) return no(never);
    if (agency.closedAt) return no(`${agency.name} đã đóng rồi.`);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    if (dossiers.count > 0)
      return no(`Còn ${dossiers.count} hồ sơ đang mở ở đây. Hãy chuyển cho nơi kế thừa, hoặc làm xong rồi đóng.`);
    if (people.length > 0) return no(`Còn ${people.length} vai ở đây. Hãy chuyển hoặc kết thúc từng vai rồi đóng.`);
    if (!reason) return no("Hãy ghi căn cứ, ví dụ Nghị quyết sắp xếp đơn vị hành chính.", "reason");
    if (successorId) {
      const shut = view.successors.some(({ id }) => id === successorId)
        ? await openAgency(tx, successorId)
        : "Hãy chọn nơi kế thừa trong danh sách, hoặc để trống.";
      if (shut) return no(shut, "successor");
    }
    const above = agencyId.split(".").slice(0, -1);
    const path = above.map((_, index) => above.slice(0, index + 1).join("."));
    if (administrators.length > 0 && (await selectAdministrators(tx, path)).length === 0)
      return no(
        "Chưa có người quản trị ở cấp trên. Hãy giao vai Quản trị ở cấp trên trước, để không cơ quan nào thiếu người quản trị.",
      );
    await deletePosts(
      tx,
      administrators.map(({ postId }) => postId),
    );
    const { ids } = await closingOf({ db: tx }, agency);
    await updateClosed(tx, ids, { at: services.clock.now().toString(), agencyId, successorId: successorId || null, reason });
    const successor = successorId ? (await findAgency({ db: tx }, successorId))?.name : undefined;
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    const ended = administrators.map(({ name, username }) => `${name} (${username})`);
    const after = {
      state: "closed",
      ...(successor && { successor }),
      inside: ids.length - 1,
      ...(ended.length > 0 && { ended }),
    };
    return { entries: [{ act: "closeAgency" as const, agencyId, subject, before: { state: "open" }, after, reason }], value: {} };
  });
}

/** Opens an agency again that was closed by mistake, with what closed along with it. Posts that ended are given anew; dossiers stay where they are. */
export function reopenAgency(services: Services, input: OnAgency & { reason: string }): Promise<Result> {
  const { agencyId, steward, version } = input;
  const reason = input.reason.trim().slice(0, 300);
  return changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency || !reaches(steward, agencyId)) return no(FAR);
    if (agency.parentId && !reaches(steward, agency.parentId) && !ofProvince(steward)) return no(FAR);
    if (!agency.closedAt) return no(`${agency.name} đang hoạt động.`);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    const shut = agency.parentId ? await openAgency(tx, agency.parentId) : undefined;
    if (shut) return no(shut);
    if (!reason) return no("Hãy ghi vì sao mở lại.", "reason");
    const opened = await updateReopened(tx, agencyId);
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    const after = { state: "open", inside: opened.length - 1 };
    return {
      entries: [{ act: "reopenAgency" as const, agencyId, subject, before: { state: "closed" }, after, reason }],
      value: {},
    };
  });
}
