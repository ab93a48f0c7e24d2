/** A result that waits at the counter to be collected. `finishedAt` ISO 8601. */
export type ReadyLine = {
  code: string;
  subject: string;
  applicantName: string;
  applicantPersonalId: string;
  agencyId: string;
  agencyName: string;
  way: "counter" | "post" | "online";
  finishedAt: string | null;
};
