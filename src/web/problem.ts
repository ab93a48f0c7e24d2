export type ProblemStatus = 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503;

/** Ends a request with an error page in Vietnamese; `detail` replaces the usual sentence. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly detail: string | undefined;

  constructor(status: ProblemStatus, detail?: string) {
    super(`HTTP ${status}`);
    this.status = status;
    this.detail = detail;
  }
}

/** Also for what exists but is somebody else's. */
export const notFound = (detail?: string): Problem => new Problem(404, detail);
export const forbidden = (detail?: string): Problem => new Problem(403, detail);
