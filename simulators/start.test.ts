import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, beforeEach, describe, it } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { NAMES } from "./control.ts";
import { type Simulators, startSimulators } from "./start.ts";
import { call, dossierMessage, login } from "./testing/portal.ts";
import { tokenOf } from "./testing/register.ts";

const PROBES = {
  vneid: "/vneid/.well-known/openid-configuration",
  dancu: "/dancu/tracuu",
  hotich: "/hotich/honnhan",
  yte: "/yte/chungsinh",
  doanhnghiep: "/doanhnghiep/tracuu",
  dvcqg: "/dvcqg/integration",
} as const;

describe("simulators", () => {
  let world: Simulators;
  before(async () => {
    world = await startSimulators({ port: 0 });
  });
  after(() => world.close());
  beforeEach(() => world.control.reset());

  const probe = (name: keyof typeof PROBES) =>
    fetch(
      world.url + PROBES[name],
      name === "vneid" ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
    );
  const tell = (name: string, setting: unknown) =>
    fetch(`${world.url}/_control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(setting),
    });

  for (const name of NAMES) {
    it(`${name} can fail, answer garbage, be away, and come back`, async () => {
      const healthy = (await probe(name)).status;
      await tell(name, { mode: "fail" });
      assert.equal((await probe(name)).status, 500);
      await tell(name, { mode: "garbage" });
      const types = new Set<string>();
      for (let i = 0; i < 2; i++) {
        const answer = await probe(name);
        assert.equal(answer.status, 200);
        types.add((answer.headers.get("content-type") ?? "").split(";")[0]!);
        const body = await answer.text();
        assert.throws(() => JSON.parse(body));
      }
      assert.deepEqual(types, new Set(["text/html", "application/json"]));
      await tell(name, { mode: "away" });
      await assert.rejects(probe(name));
      await tell(name, { mode: "ok" });
      assert.equal((await probe(name)).status, healthy);
    });
  }

  it("does its work when it is slow, though the client has given up", { timeout: 30_000 }, async () => {
    const session = await login(world.url);
    // The mode holds for the one request: when it is over, that request has come.
    world.control.set("dvcqg", { mode: "slow", delayMs: 400, times: 1 });
    const body = { session, madonvi: "H60.30.12", service: "DongBoHoSoMC", isUpdating: "False", data: [dossierMessage()] };
    const patience = new AbortController();
    const impatient = fetch(`${world.url}/dvcqg/integration`, {
      method: "POST",
      headers: { "content-type": "application/json", dstcode: "x" },
      body: JSON.stringify(body),
      signal: patience.signal,
    });
    const refused = assert.rejects(impatient);
    while (world.control.get("dvcqg").mode === "slow") await turn();
    assert.deepEqual(world.control.dossiers(), []);
    patience.abort();
    await refused;
    while (world.control.dossiers().length === 0) await turn();
    const patient = await call(world.url, session, "DongBoHoSoMC", { isUpdating: "False", data: [dossierMessage()] });
    assert.equal(patient.error_code, "-3");
  });

  it("does nothing with what comes while it fails or answers garbage", async () => {
    const session = await login(world.url);
    for (const mode of ["fail", "garbage"] as const) {
      world.control.set("dvcqg", { mode });
      await call(world.url, session, "DongBoHoSoMC", { isUpdating: "False", data: [dossierMessage()] }).catch(() => undefined);
    }
    assert.deepEqual(world.control.received(), []);
  });

  it("holds a mode for some requests only when told so", async () => {
    await tell("dancu", { mode: "fail", times: 2 });
    const statuses = [(await probe("dancu")).status, (await probe("dancu")).status, (await probe("dancu")).status];
    assert.deepEqual(statuses, [500, 500, 401]);
  });

  it("gives tokens that serve some calls only when told so", async () => {
    await tell("yte", { mode: "ok", expireSessionAfter: 1 });
    const token = await tokenOf(world.url, "yte");
    const ask = () =>
      fetch(`${world.url}/yte/chungsinh`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: "{}" });
    assert.deepEqual([(await ask()).status, (await ask()).status], [200, 401]);
  });

  it("refuses an unknown mode, an unknown simulator and a number out of range", async () => {
    assert.equal((await tell("dvcqg", { mode: "asleep" })).status, 400);
    assert.equal((await tell("dvcqg", { mode: "slow", delayMs: -1 })).status, 400);
    assert.equal((await tell("other", { mode: "ok" })).status, 404);
  });

  it("shows over HTTP what it received and what was wrong, and forgets both on reset", async () => {
    const session = await login(world.url);
    await call(world.url, session, "DongBoHoSoMC", { isUpdating: "True", data: [dossierMessage()] });
    const get = async (path: string) => (await (await fetch(world.url + path)).json()) as unknown[];
    assert.deepEqual(await get("/_received/dvcqg"), JSON.parse(JSON.stringify(world.control.received())));
    assert.deepEqual(await get("/_faults/dvcqg"), world.control.faults());
    assert.equal((await get("/_faults/dvcqg")).length, 1);
    await fetch(`${world.url}/_reset`, { method: "POST" });
    assert.deepEqual([await get("/_received/dvcqg"), await get("/_faults/dvcqg")], [[], []]);
  });

  it("takes the buttons of the status page", async () => {
    const answer = await fetch(`${world.url}/_control/dvcqg`, {
      method: "POST",
      body: new URLSearchParams({ mode: "away" }),
      redirect: "manual",
    });
    assert.equal(answer.status, 303);
    assert.match(await (await fetch(`${world.url}/`)).text(), /Cổng dịch vụ công quốc gia<\/th><td>Mất kết nối/);
  });

  it("lives beside others in one process", async (t) => {
    const other = await startSimulators({ port: 0 });
    t.after(other.close);
    world.control.set("dvcqg", { mode: "fail" });
    await call(other.url, await login(other.url), "DongBoHoSoMC", { isUpdating: "False", data: [dossierMessage()] });
    assert.equal(other.control.dossiers().length, 1);
    assert.deepEqual(world.control.dossiers(), []);
  });

  const start = (env: Record<string, string>) =>
    spawn(process.execPath, [new URL("main.ts", import.meta.url).pathname], {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });

  for (const [why, stop] of [
    ["its stdin closes", (child: ReturnType<typeof start>) => child.stdin.end()],
    ["SIGTERM", (child: ReturnType<typeof start>) => child.kill("SIGTERM")],
  ] as const) {
    it(`as a process it says when it is ready and ends on ${why}`, async (t) => {
      const child = start({ SIM_PORT: "0" });
      t.after(() => child.kill("SIGKILL"));
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      assert.match(line.toString(), /^Hệ thống mô phỏng sẵn sàng: http:\/\/127\.0\.0\.1:\d+\/\n$/);
      stop(child);
      assert.deepEqual(await once(child, "exit"), [0, null]);
    });
  }

  it("as a process it says in one sentence that the port is taken or wrong", async () => {
    for (const SIM_PORT of [String(world.port), "abc"]) {
      const child = start({ SIM_PORT });
      const [[message], [code]] = (await Promise.all([once(child.stderr, "data"), once(child, "exit")])) as [[Buffer], [number]];
      assert.equal(code, 1);
      assert.match(message.toString(), /SIM_PORT[^\n]*\n$/);
    }
  });
});
