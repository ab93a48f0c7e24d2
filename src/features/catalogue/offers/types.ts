/** An agency of the sort that decides a procedure and yet does not offer it, from a day on. */
export type OfferException = {
  code: string;
  agencyId: string;
  agencyName: string;
  from: string;
  /** First day on which it is offered again; null while that is not known. */
  until: string | null;
  reason: string;
  by: string;
};
