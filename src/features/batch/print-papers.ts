import { PDFDocument } from "@cantoo/pdf-lib";
import type { Services } from "../../platform/services.ts";
import { issueDocument } from "../documents/index.ts";
import { viewDossier } from "../dossiers/index.ts";
import { hasPost, isFinished, type NextItem, selectParts, sumParts, updateOutput, type Work } from "./sql.ts";
import type { PrintPart } from "./types.ts";

/** `why` of one that was done: what is missing in it. */
export type ItemResult = { done: boolean; why: string | null; parts?: PrintPart[] };

export const NO_POST = "Bạn không còn giữ vai này ở cơ quan, nên không làm tiếp được.";

/** More is too much for one file that somebody opens and prints. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Personal data should not lie about: the file is for the printer, the papers themselves stay with their dossiers. */
export const KEEP_HOURS = 24;

/** Takes up the papers of one dossier; one that has none of them is refused. Papers are issued as if they were opened one by one. */
export async function printOne(
  services: Services,
  batchId: string,
  { actor, params }: Work,
  { dossierId }: NextItem,
): Promise<ItemResult> {
  const { db, files } = services;
  if (!(await hasPost(db, actor))) return { done: false, why: NO_POST };
  const dossier = await viewDossier(services, actor, { id: dossierId });
  if (!dossier) return { done: false, why: "Không tìm thấy hồ sơ này." };
  const wanted = params.papers ?? [];
  const issued = await Promise.all(wanted.map((kind) => issueDocument(services, dossier, kind)));
  const parts = issued.flatMap((one): PrintPart[] => (one ? [{ sha256: one.sha256, name: one.name, size: one.size }] : []));
  if (parts.length === 0) return { done: false, why: "Hồ sơ chưa có giấy nào trong các loại đã chọn." };
  const bytes = parts.reduce((sum, { size }) => sum + size, 0);
  if ((await sumParts(db, batchId)) + bytes > MOST_BYTES)
    return { done: false, why: "Tệp in đã đầy 100 MB. Hãy in hồ sơ này ở lần sau." };
  for (const { sha256 } of parts)
    if (!(await opens(await files.get(sha256))))
      return { done: false, why: "Tệp của một giấy không mở được để ghép. Hãy in riêng từ trang hồ sơ." };
  const lacking = wanted.length - parts.length;
  return { done: true, why: lacking > 0 ? `Thiếu ${lacking} loại giấy mà hồ sơ chưa có.` : null, parts };
}

async function opens(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount() > 0;
  } catch {
    return false;
  }
}

/** One file of all papers in the order of the list, once everything has had its turn. Run again it is made again, the same. */
export async function makeFile(services: Services, batchId: string): Promise<void> {
  const { clock, db, files } = services;
  if (!(await isFinished(db, batchId))) return;
  const parts = await selectParts(db, batchId);
  if (parts.length === 0) return;
  const whole = await PDFDocument.create({ updateMetadata: false });
  // The file is this batch's alone, so that clearing it away takes nothing from anybody.
  whole.setTitle(`In hàng loạt ${batchId}`);
  for (const { sha256 } of parts) {
    const one = await PDFDocument.load(await files.get(sha256), { updateMetadata: false });
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
  }
  const stored = await files.put(await whole.save());
  const until = clock.now().add({ hours: KEEP_HOURS }).toString();
  const name = `in-${parts.length}-giay-${batchId.slice(0, 8)}.pdf`;
  await updateOutput(db, batchId, { ...stored, pages: whole.getPageCount(), name, until });
}
