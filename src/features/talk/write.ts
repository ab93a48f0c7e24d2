import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { insertLetter, insertNote } from "./sql.ts";
import type { Officer, Person, Written } from "./types.ts";

/** Characters of a letter or a note. */
export const LONGEST = 2000;

type Input<A> = { actor: A; dossier: Pick<Dossier, "id">; body: string; key: string };

/** Office or applicant writes to the other. `key` is one for each intended letter; the caller has seen to it that they may see the dossier. */
export async function writeLetter(services: Pick<Services, "db" | "clock">, input: Input<Officer | Person>): Promise<Written> {
  const body = wordsOf(input.body);
  const wrong = faultOf(body, "Hãy viết nội dung trước khi gửi.");
  if (wrong) return wrong;
  const { actor, dossier, key } = input;
  const fromOffice = actor.kind === "officer";
  const author = { name: actor.name, ...(actor.kind === "officer" && { position: actor.position }) };
  const at = services.clock.now().toString();
  await insertLetter(services.db, { id: key, dossierId: dossier.id, at, author, body, fromOffice });
  return { ok: true };
}

/** Ghi chú nội bộ: for officers only, never changed afterwards. */
export async function writeNote(services: Pick<Services, "db" | "clock">, input: Input<Officer>): Promise<Written> {
  const body = wordsOf(input.body);
  const wrong = faultOf(body, "Hãy viết ghi chú trước khi lưu.");
  if (wrong) return wrong;
  const { actor, dossier, key } = input;
  const author = { name: actor.name, position: actor.position };
  await insertNote(services.db, { id: key, dossierId: dossier.id, at: services.clock.now().toString(), author, body });
  return { ok: true };
}

const wordsOf = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

function faultOf(body: string, empty: string): Written | undefined {
  if (body === "") return { ok: false, message: empty };
  if (body.length > LONGEST)
    return { ok: false, message: `Nội dung dài quá ${LONGEST} ký tự. Hãy viết ngắn lại, hoặc chia làm hai lần.` };
  return undefined;
}
