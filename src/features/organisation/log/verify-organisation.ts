import type { Services } from "../../../platform/services.ts";
import { lineHash } from "./line-hash.ts";
import { type ChainLine, selectChain, selectHead } from "./sql.ts";

export type OrganisationVerification = { lines: number; broken: { position: string; reason: string } | undefined };

const BATCH = 5000;

/**
 * Recomputes the chain of changes of people and agencies and holds its end against the head.
 * @returns the first line that does not fit, with a Vietnamese reason
 */
export async function verifyOrganisation({ db }: Pick<Services, "db">): Promise<OrganisationVerification> {
  // First: what is added meanwhile stands after it.
  const head = await selectHead(db);
  let before: ChainLine | undefined;
  let lines = 0;
  for (;;) {
    const rows = await selectChain(db, before?.position ?? "0", BATCH);
    for (const row of rows) {
      const reason = faultOf(before, row) ?? (row.position === head.position && !same(row.hash, head.hash) ? HEAD : undefined);
      if (reason) return { lines, broken: { position: row.position, reason } };
      lines++;
      before = row;
    }
    if (rows.length < BATCH) break;
  }
  const missing = BigInt(before?.position ?? "0") < BigInt(head.position);
  return { lines, broken: missing ? { position: String(lines + 1), reason: "những dòng cuối đã bị xóa" } : undefined };
}

const HEAD = "dòng cuối không khớp với mốc cuối của nhật ký";

function faultOf(before: ChainLine | undefined, row: ChainLine): string | undefined {
  if (BigInt(row.position) !== BigInt(before?.position ?? "0") + 1n) return "thiếu dòng ngay trước";
  if (!same(row.prevHash, before?.hash ?? null)) return "mắt xích không nối với dòng trước";
  if (!row.whole || !same(lineHash(row.prevHash, row), row.hash)) return "nội dung đã bị sửa sau khi ghi";
  return undefined;
}

const same = (a: Buffer | null, b: Buffer | null): boolean => (a === null || b === null ? a === b : a.equals(b));
