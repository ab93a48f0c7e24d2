import { compile } from "../../core/procedure/index.ts";
import type { Services } from "../../platform/services.ts";
import { displayPath, readDefinitions } from "./read-definitions.ts";
import { publishRevisions } from "./revisions.ts";

/** The definitions of a folder do not compile; the message lists every finding with its place, in Vietnamese. */
export class BrokenDefinitions extends Error {}

/**
 * Compiles every procedure below a folder and publishes what is new; nothing is published when one is broken.
 * @returns how many revisions were new
 * @throws BrokenDefinitions
 */
export async function publishFolder(services: Pick<Services, "db" | "clock">, root: string): Promise<number> {
  const compiled = readDefinitions([root]).map(({ folder, files }) => ({ folder, result: compile(files) }));
  const findings = compiled.flatMap(({ folder, result }) =>
    result.ok
      ? []
      : result.findings.map((one) => `${displayPath(folder, one.file)}${one.line ? `:${one.line}` : ""}: ${one.message}`),
  );
  if (findings.length > 0)
    throw new BrokenDefinitions(`Thủ tục có ${findings.length} lỗi, chưa công bố gì:\n${findings.join("\n")}`);
  return publishRevisions(
    services,
    compiled.flatMap(({ result }) => (result.ok ? [result.revision] : [])),
  );
}
