import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { globSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { localFiles } from "./files-local.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "motcua-files-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

test("a file is found again by its SHA-256", async () => {
  const files = localFiles(folder);
  const content = bytes("giấy chứng sinh");
  const kept = await files.put(content);
  assert.deepEqual(kept, { sha256: createHash("sha256").update(content).digest("hex"), size: content.length });
  assert.deepEqual(new Uint8Array(await files.get(kept.sha256)), content);
});

test("the same bytes are kept once, also when many bring them at once", async () => {
  const files = localFiles(path.join(folder, "once"));
  const kept = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes("same"))));
  assert.equal(new Set(kept.map((each) => each.sha256)).size, 1);
  const found = globSync("**/*", { cwd: path.join(folder, "once") }).filter((name) =>
    statSync(path.join(folder, "once", name)).isFile(),
  );
  const { sha256 } = kept[0]!;
  assert.deepEqual(found, [path.join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)]);
});

test("a file that was changed on the disk is not handed out", async () => {
  const files = localFiles(folder);
  const { sha256 } = await files.put(bytes("original"));
  const place = path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  writeFileSync(place, "0riginal");
  await assert.rejects(files.get(sha256), /was changed/);
});

test("an address that is not a hash reaches no file", async () => {
  const files = localFiles(folder);
  await assert.rejects(files.get("../../etc/passwd"), /not a SHA-256/);
  await assert.rejects(files.get("0".repeat(64)), /ENOENT/);
});
