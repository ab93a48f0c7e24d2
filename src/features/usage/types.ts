/** How often services are used. Every share can be made of the two numbers it comes from; nothing is stored, all is counted from the dossiers. */
export type Usage = {
  /** Code of the procedure; null: all of them. */
  code: string | null;
  /** Month in which the dossiers were filed, yyyy-MM; null: all months counted. */
  month: string | null;
  filed: number;
  onlineSelf: number;
  /** Filed online with a helper, a relative, at a kiosk or by a clerk: kept apart from what people filed themselves. */
  onlineAssisted: number;
  counter: number;
  post: number;
  /** Finished with a result or a refusal of it after reception; withdrawn ones and those never received do not count. */
  finished: number;
  /** Of the finished: at or before the hour promised. */
  onTime: number;
  /** Neither finished nor waiting for the applicant, and past the hour promised. */
  overdue: number;
  /** Median from reception to the result in hours by the clock, nights and days off included; null when nothing is finished. */
  medianHours: number | null;
};

export type UsageReport = {
  /** Instant of counting, ISO 8601 in UTC. */
  at: string;
  /** First month counted, yyyy-MM; the last one is that of `at`. */
  since: string;
  rows: Usage[];
};
