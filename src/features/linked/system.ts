/** Who files and tells in interlinked procedures. */
export const SYSTEM = { kind: "system", name: "Liên thông" } as const;
