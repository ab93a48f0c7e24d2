import { COMMAND_NAMES } from "../../core/dossier/index.ts";
import { BATCH_ACTS } from "../../features/batch/index.ts";
import type { FormValues } from "../../features/identity/index.ts";
import { ACTS } from "./acts/index.ts";
import { ACT_WORDS } from "./batch/words.ts";
import { BATCHES, dossierPath } from "./paths.ts";

/** What a form of the desk was about to do, and with what, before it is sent again; undefined where its fields say enough. */
export function lateWords(path: string, kept: FormValues): string | undefined {
  if (path === BATCHES) {
    const act = BATCH_ACTS.find((one) => kept.viec?.includes(one));
    return act && `${ACT_WORDS[act].label}: ${kept.ma?.length ?? 0} hồ sơ`;
  }
  if (!path.startsWith(dossierPath(""))) return undefined;
  const [code, place, slug] = path.slice(dossierPath("").length).split("/");
  if (place === "thu") return `Thư gửi người nộp, hồ sơ ${code}`;
  if (place === "ghi-chu") return `Ghi chú nội bộ, hồ sơ ${code}`;
  const act = place === "viec" ? ACTS.find((one) => one.slug === slug) : undefined;
  return act && `${COMMAND_NAMES[act.command]}, hồ sơ ${code}`;
}
