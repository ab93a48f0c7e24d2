export type Message = Record<string, unknown>;

/** A call of /dvcqg/integration as it came and as it was answered. */
export type Received = {
  seq: number;
  /** Instant, ISO 8601. */
  at: string;
  service: string;
  isUpdating?: string;
  data?: unknown;
  error_code: string | number;
  message: string;
};

/** Something that our program should not have sent. */
export type Fault = { seq: number; at: string; service: string; kind: FaultKind; maHoSo: string; message: string };
export type FaultKind = "schema" | "order" | "status";

export type KeptDossier = { maHoSo: string; dossier: Message; updates: number; progress: Message[] };

/** A refusal of the portal. */
export type Refused = { code: string; message: string; fault?: FaultKind };
