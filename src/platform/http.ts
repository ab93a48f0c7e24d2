export type HttpReply = { status: number; text: string };
export type HttpRequest = {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string /** Milliseconds; default 6000. */;
  timeout?: number;
};

/** Calls an outside system. Never used inside a request of a person. */
export type HttpClient = {
  /** @throws OutsideError when there is no answer in time or no connection; a status is never an error. */
  send: (url: string, request?: HttpRequest) => Promise<HttpReply>;
};

export class OutsideError extends Error {}
