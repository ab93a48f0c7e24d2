/** Shared by tests: who works on procedures, and the invented library card as an edit. */
import { libraryFiles } from "../../../core/procedure/fixtures/library-card.ts";
import type { Services } from "../../../platform/services.ts";
import { submitEdit } from "../edits/act-on-edit.ts";
import { approveEdit } from "../edits/approve-edit.ts";
import { saveEdit } from "../edits/save-edit.ts";
import { startEdit } from "../edits/start-edit.ts";
import type { Author, Edit } from "../edits/types.ts";

type Officer = Extract<Author, { kind: "officer" }>;

const officer = (officerId: string, name: string, role: Officer["role"], agencyId = "H60"): Officer => ({
  kind: "officer",
  officerId,
  personalId: "008087990962",
  name,
  position: "Chuyên viên",
  role,
  agencyId,
  agencyName: "UBND tỉnh Tuyên Quang",
});

export const DUNG = officer("11111111-1111-4111-8111-111111111111", "TRẦN QUỐC DŨNG", "controller");
export const MAI = officer("22222222-2222-4222-8222-222222222222", "VŨ THỊ MAI", "controller");
export const LONG = officer("33333333-3333-4333-8333-333333333333", "PHẠM ĐỨC LONG", "leader");
export const SPECIALIST = officer("44444444-4444-4444-8444-444444444444", "LÝ THỊ THU", "specialist", "H60.30.12");

export const CARD = "9.999001";

/** The library card's files with the day from which they count and its last day, if any; `change` edits procedure.yaml. */
export function cardFiles(from: string, change: (yaml: string) => string = (yaml) => yaml): Record<string, string> {
  const files = libraryFiles();
  const dated = files["procedure.yaml"]!.replace(/effective: .*/, `effective: { from: ${from} }`).replace(
    "by: Thư viện thử nghiệm }",
    "by: Thư viện thử nghiệm, date: 2026-11-10 }",
  );
  return { ...files, "procedure.yaml": change(dated) };
}

/** An edit with these files, submitted by DUNG. */
export async function submitted(services: Services, files: Record<string, string>): Promise<Edit> {
  const begun = await startEdit(services, DUNG, { files, origin: "screen" });
  const outcome = await submitEdit(services, DUNG, { id: begun.id, expectedVersion: begun.version });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.edit;
}

/** Publishes files through two people. @returns id of the revision */
export async function published(services: Services, files: Record<string, string>): Promise<string> {
  const edit = await submitted(services, files);
  const outcome = await approveEdit(services, MAI, { id: edit.id, expectedVersion: edit.version });
  if (outcome.kind !== "published") throw new Error(JSON.stringify(outcome));
  return outcome.revisionId;
}

/** A save that must go through. */
export async function saved(services: Services, actor: Author, edit: Edit, files: Record<string, string>): Promise<Edit> {
  const outcome = await saveEdit(services, actor, { id: edit.id, expectedVersion: edit.version, files });
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.edit;
}
