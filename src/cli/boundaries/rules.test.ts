import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "./read-modules.ts";
import { findFaults } from "./rules.ts";

const faults = (files: Record<string, string>) =>
  findFaults(Object.entries(files).map(([file, source]) => parseModule(file, source))).map(
    ({ file, message }) => `${file}: ${message}`,
  );

test("arrows point down only", () => {
  const found = faults({
    "src/core/a.ts": 'import { x } from "../platform/clock.ts";\nimport fs from "node:fs";\n',
    "src/platform/b.ts": 'import type { F } from "../features/desk/index.ts";\n',
    "src/features/desk/c.ts": 'export * from "../../web/app.ts";\n',
    "src/web/d.ts": 'import {\n  type E,\n  f,\n} from "../platform/database.ts";\nimport "../features/desk/index.ts";\n',
    "simulators/e.ts": 'const x = await import("../src/core/a.ts");\n',
  });
  assert.deepEqual(found, [
    "src/core/a.ts: core must not import src/platform/clock.ts",
    "src/core/a.ts: core is pure and must not import node:fs",
    "src/platform/b.ts: platform must not import src/features/desk/index.ts",
    "src/features/desk/c.ts: features must not import src/web/app.ts",
    "src/web/d.ts: the web leaves src/platform/database.ts to features",
    "simulators/e.ts: simulators must not import src/core/a.ts",
  ]);
});

test("features meet only through their index", () => {
  assert.deepEqual(
    faults({
      "src/features/desk/a.ts":
        'import { b } from "../filing/b.ts";\nimport { c } from "../filing/index.ts";\nimport { d } from "./d.ts";\n',
    }),
    ["src/features/desk/a.ts: a feature is entered through its index.ts, not src/features/filing/b.ts"],
  );
});

test("SQL, time and environment have one place each", () => {
  const found = faults({
    "src/features/desk/queue.ts": 'import { sql } from "kysely";\nconst now = Date.now();\nconst mode = process.env.MODE;\n',
    "src/features/desk/list.ts": 'services.db.selectFrom("dossier");\n',
    "src/features/desk/sql.ts": 'import { sql } from "kysely";\n',
    "src/features/desk/ok.ts": 'import type { Kysely } from "kysely";\n// Date.now() is not read here\nconst at = new Date(0);\n',
  });
  assert.deepEqual(found, [
    "src/features/desk/queue.ts: SQL stands in files named sql.ts",
    "src/features/desk/queue.ts: only platform/clock.ts reads the time",
    "src/features/desk/queue.ts: only platform/config.ts reads the environment",
    "src/features/desk/list.ts: SQL stands in files named sql.ts",
  ]);
});

test("circles and long files are found", () => {
  const found = faults({
    "src/core/a.ts": 'import "./b.ts";\n',
    "src/core/b.ts": 'import type { C } from "./c.ts";\n',
    "src/core/c.ts": 'import "./a.ts";\n',
    "src/core/long.ts": "x;\n".repeat(401),
  });
  assert.deepEqual(found, [
    "src/core/long.ts: 401 lines; at most 400",
    "src/core/a.ts: circle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts",
  ]);
});
