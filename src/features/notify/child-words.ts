import type { ChildRef, Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import { isOver } from "../../core/dossier/index.ts";
import type { Words } from "./types.ts";

type Told = Extract<LoggedEvent["event"], { type: "ChildTold" }>;

/** News of a part at another agency (liên thông) in plain words: what holds it up, or that it is done; undefined for steps in between. */
export function childWords(
  { children }: Pick<Dossier, "children">,
  { childId, state, trouble, result }: Told,
): Words | undefined {
  const child = children?.find(({ id }) => id === childId);
  if (!child) return undefined;
  if (!trouble) return result && isOver({ state }) ? done(child, result.name) : undefined;
  const asks = state === "awaitingSupplement" || state === "awaitingPayment";
  const body = `${child.agencyName}, phần “${child.procedureName}”: ${trouble}`;
  if (asks) return { kind: "childAsks", title: "Một phần của hồ sơ cần bạn", body };
  if (!isOver({ state })) return { kind: "childTrouble", title: "Một phần của hồ sơ đang vướng", body };
  return {
    kind: "childFailed",
    title: "Một phần của hồ sơ không làm được",
    body: `${body} Các phần khác vẫn làm tiếp. Mở trang hồ sơ để xem bạn cần làm gì.`,
  };
}

function done({ agencyName }: ChildRef, name: string): Words {
  return { kind: "childDone", title: `Đã có ${name}`, body: `${agencyName} đã làm xong. Bạn tải bản điện tử ở trang hồ sơ.` };
}
