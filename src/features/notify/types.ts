/** What a person is told about a dossier. */
export type Message = {
  id: string;
  dossierId: string;
  /** Code of the dossier. */
  code: string;
  kind: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
};
