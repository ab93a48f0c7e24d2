/** Content-addressed store (SHA-256) behind a small port; a local folder by default, S3-compatible in production. */
export type FileStore = {
  /** Stores the bytes once and answers their address. Safe to repeat. */
  put: (bytes: Uint8Array) => Promise<{ sha256: string; size: number }>;
  /** @throws when no file has this address. */
  get: (sha256: string) => Promise<Uint8Array>;
  /** Takes a file away that was made for a while and that nothing else names. Safe to repeat. */
  remove: (sha256: string) => Promise<void>;
};
