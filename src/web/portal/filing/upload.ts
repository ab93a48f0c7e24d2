import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { FileStore } from "@tus/file-store";
import { type DataStore, Server } from "@tus/server";
import { attachPaper } from "../../../features/filing/index.ts";
import { limit } from "../../../features/identity/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { AppContext } from "../../context.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { draftOf } from "./open.ts";

const ID = /^([0-9a-f-]{36})\.[0-9a-f]{32}$/;
/** A broken upload may be resumed within this time. */
const KEPT_HOURS = 24;

/**
 * Uploads that resume after a broken line (tus 1.0): parts lie under the data folder until the last one has come; then the file is checked
 * and kept like one that was sent with the form.
 */
export function uploads(services: Services): (c: AppContext) => Promise<Response> {
  const directory = path.join(services.config.dataDir, "uploads");
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: KEPT_HOURS * 3600 * 1000 });
  const server = new Server({
    path: "/nop",
    datastore: store,
    maxSize: services.config.maxUpload,
    relativeLocation: true,
    generateUrl: (_request, { id }) => addressOf(id),
    getFileIdFromRequest: (_request, last) => last,
    namingFunction: (request) => `${draftIdOf(request.url)}.${randomBytes(16).toString("hex")}`,
  });
  let tidiedAt = services.clock.now();
  return async (c) => {
    const { draft } = await draftOf(c);
    const { person } = personOf(c);
    if (c.req.method === "POST") {
      await limit(services, "upload", person.id);
      const now = services.clock.now();
      if (tidiedAt.until(now).total("hours") >= 1) {
        tidiedAt = now;
        await server.cleanUpExpiredUploads();
      }
    }
    const id = c.req.param("uploadId");
    if (id !== undefined && ID.exec(id)?.[1] !== draft.id) throw notFound();
    const answer = await server.handleWeb(c.req.raw);
    const uploadId = id ?? answer.headers.get("location")?.split("/").at(-1);
    if (!answer.ok || !uploadId || c.req.method === "HEAD") return answer;
    return (await finish(c, { store, directory, uploadId })) ?? answer;
  };
}

const addressOf = (id: string): string => `/nop/${ID.exec(id)![1]}/tai-len/${id}`;
const draftIdOf = (url: string): string => new URL(url).pathname.split("/")[2]!;

type Part = { store: DataStore; directory: string; uploadId: string };

/** The last part has come. A file that cannot be used is answered with 422 and a sentence. */
async function finish(c: AppContext, { store, directory, uploadId }: Part): Promise<Response | undefined> {
  const upload = await store.getUpload(uploadId);
  if (upload.size === undefined || upload.offset < upload.size) return undefined;
  const bytes = await readFile(path.join(directory, uploadId));
  await store.remove(uploadId);
  const { person } = personOf(c);
  const attached = await attachPaper(c.var.services, {
    person,
    draftId: uploadId.split(".")[0]!,
    paperId: upload.metadata?.paper ?? "",
    file: { name: upload.metadata?.filename ?? "", bytes },
  });
  if (!attached) throw notFound();
  return attached.ok ? undefined : c.text(attached.message, 422);
}
