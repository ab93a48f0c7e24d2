export type Asset = {
  type: string;
  plain: Buffer;
  /** Compressed as well as can be, once, when the first browser asks for it. */
  packed: (encoding: "br" | "gzip") => Promise<Buffer>;
};
/** Style sheet and scripts under names that change with their content. */
export type Assets = {
  /** Address of "motcua.css" or of a script of src/web/browser, e.g. "main.js". @throws when there is none. */
  url: (name: string) => string;
  files: Map<string, Asset>;
};
