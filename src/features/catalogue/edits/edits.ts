import type { Services } from "../../../platform/services.ts";
import type {
  ActOutcome,
  ApproveOutcome,
  Author,
  CheckedEdit,
  Edit,
  EditOrigin,
  EditState,
  EditSummary,
  ParkedFiles,
  SaveOutcome,
} from "./types.ts";

/** The work names of an edit and what changes it: the version says which state of it the person had before her. */
export type EditTarget = { id: string; expectedVersion: number };

const later = (): never => {
  throw new Error("not there yet");
};

/** May work on procedures: a controller anywhere, or a leader of the province. */
export const mayEdit: (actor: Author) => boolean = later;
/** Edits, last changed first; open ones (draft, review) unless states are given. */
export const listEdits: (
  services: Pick<Services, "db">,
  filter?: { states?: readonly EditState[]; code?: string; limit?: number },
) => Promise<EditSummary[]> = later;
export const findEdit: (services: Pick<Services, "db">, id: string) => Promise<Edit | undefined> = later;
/**
 * Begins an edit: from the files of the revision in force (or the latest to come) of a code, or from given files.
 * @throws CatalogueRefusal (Vietnamese message) when the actor may not, or the code is not offered
 */
export const startEdit: (
  services: Services,
  actor: Author,
  from: { code: string } | { files: Record<string, string>; origin: EditOrigin },
) => Promise<Edit> = later;
/** Stores what was typed, broken or not. Sent again it is saved once. */
export const saveEdit: (
  services: Services,
  actor: Author,
  input: EditTarget & { files: Record<string, string> },
) => Promise<SaveOutcome> = later;
/** Hands an edit to another person to approve; it must have no error findings. */
export const submitEdit: (services: Services, actor: Author, input: EditTarget) => Promise<ActOutcome> = later;
/** Gives a submitted edit back with what to do; the note must say something. */
export const returnEdit: (services: Services, actor: Author, input: EditTarget & { note: string }) => Promise<ActOutcome> = later;
export const discardEdit: (services: Services, actor: Author, input: EditTarget & { note?: string }) => Promise<ActOutcome> =
  later;
/** Publishes a submitted edit. Safe to repeat and against two at once. */
export const approveEdit: (services: Services, actor: Author, input: EditTarget) => Promise<ApproveOutcome> = later;
/** Everything that is wrong or doubtful: compile(), cases, and the catalogue's own rules. @param files of an edit or of a draft in a browser */
export const checkEdit: (services: Pick<Services, "clock">, edit: Pick<Edit, "files">) => Promise<CheckedEdit> = later;
/** What people typed while others saved first; of one edit. */
export const listParked: (services: Pick<Services, "db">, editId: string) => Promise<ParkedFiles[]> = later;
export const findParked: (services: Pick<Services, "db">, id: string) => Promise<ParkedFiles | undefined> = later;
/** Throws parked files away; only their owner may. */
export const dropParked: (services: Services, actor: Author, id: string) => Promise<boolean> = later;
