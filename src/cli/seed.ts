import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { seedYear } from "../features/sample-year/index.ts";
import { parts } from "../parts.ts";
import { buildServices } from "../platform/build-services.ts";
import { readConfig } from "../platform/config.ts";
import { catchUp } from "../platform/log/index.ts";
import { migrate } from "../platform/migrate.ts";
import { openDatabase } from "../platform/open-database.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { admitLogin } from "../platform/postgres/admit-login.ts";
import { progressBar } from "./progress-bar.ts";
import { runVerb } from "./run-verb.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const MOST = 2_000_000;

/**
 * `motcua seed --dossiers 300000`: a made-up year in the program's database, for demonstrations and measurements. Stopped and called again it goes
 * on; what is there stays. Never where real dossiers are.
 */
await runVerb(async () => {
  const dossiers = readCount();
  const config = readConfig();
  if (config.production) throw new OperatorError("Không tạo dữ liệu giả lập trong hệ thống thật (MOTCUA_ENV=production).");
  const database = await openDatabase(config, () => undefined, true);
  try {
    await migrate(database.ownerUrl);
    await admitLogin(database);
    const { services, close } = buildServices(config, database.appUrl);
    try {
      for (const task of parts.startUp) await task.run(services);
      // Nobody is told of what is made up, but of what happened before they are.
      for (const reader of parts.readers(services)) await catchUp(services, reader);
      const bar = progressBar("Đang tạo hồ sơ giả lập");
      const { added, there, events, seconds } = await seedYear(services, {
        dossiers,
        procedures: path("procedures"),
        year: path("demo/sample-year.yaml"),
        databaseUrl: database.appUrl,
        ownerUrl: database.ownerUrl,
        onProgress: bar.show,
      });
      bar.end();
      const said = (count: number): string => count.toLocaleString("vi-VN");
      console.log(`Đã thêm ${said(added)} hồ sơ với ${said(events)} sự kiện trong ${said(seconds)} giây; có sẵn ${said(there)}.`);
      return 0;
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
});

function readCount(): number {
  try {
    const { values } = parseArgs({ options: { dossiers: { type: "string", default: "3000" } } });
    const count = Number(values.dossiers);
    if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  } catch {
    // Said below.
  }
  throw new OperatorError(
    `Hãy ghi số hồ sơ cần tạo, từ 1 đến ${MOST.toLocaleString("vi-VN")}, ví dụ: node bin/motcua.js seed --dossiers 300000.`,
  );
}
