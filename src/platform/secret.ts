import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Config } from "./config.ts";

/** The configuration with a secret: the given one, or one made once and kept under the data folder, readable by its owner alone. */
export function withSecret(config: Config): Config {
  if (config.secret) return config;
  const file = path.join(config.dataDir, "secret");
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flush: true });
  }
  return { ...config, secret: readFileSync(file, "utf8").trim() };
}
