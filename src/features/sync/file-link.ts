import path from "node:path";
import type { FileRef } from "../../core/dossier/index.ts";
import type { Config } from "../../platform/config.ts";
import { mac, sameText } from "../../platform/crypto.ts";
import type { Services } from "../../platform/services.ts";

const PURPOSE = "shared file";

/**
 * Address from which an outside system downloads one file without signing in. The key in it opens this file only, cannot be guessed, and ends
 * when the secret of the installation is changed.
 */
export function fileLink(config: Config, file: Pick<FileRef, "sha256" | "name">): string {
  const key = mac(config, PURPOSE, `${file.sha256}\n${file.name}`);
  return `${config.baseUrl}/lien-thong/tep/${file.sha256}/${encodeURIComponent(file.name)}?k=${key}`;
}

export type SharedFile = { bytes: Uint8Array; name: string; mediaType: string };
const TYPES: Record<string, string> = {
  ".pdf": "application/pdf",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
};

/** The file behind such an address; undefined when the key is not ours. @throws Error when the file is no longer in the store */
export async function openSharedFile(
  services: Pick<Services, "config" | "files">,
  asked: { sha256: string; name: string; key: string },
): Promise<SharedFile | undefined> {
  if (!sameText(mac(services.config, PURPOSE, `${asked.sha256}\n${asked.name}`), asked.key)) return undefined;
  const mediaType = TYPES[path.extname(asked.name).toLowerCase()] ?? "application/octet-stream";
  return { bytes: await services.files.get(asked.sha256), name: asked.name, mediaType };
}
