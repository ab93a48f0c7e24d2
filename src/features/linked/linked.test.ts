import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { catchUp } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { settled } from "../../platform/testing/settled.ts";
import { actOnDossier, readEvents } from "../dossiers/index.ts";
import { type Outside, withOutside } from "../population/testing/outside.ts";
import { fileChild } from "./file-child.ts";
import { readers } from "./index.ts";
import {
  act,
  COMMUNE,
  current,
  familyFiling,
  father,
  file,
  INSURANCE,
  officer,
  queued,
  read,
  settle,
  work,
} from "./testing/family.ts";

describe("linked", () => {
  let test: Outside;
  let services: Services;
  let admin: { db: Services["db"] };
  let filing: Filing;
  before(async () => {
    test = await withOutside();
    services = test.services;
    admin = { db: test.superuserDb() };
    filing = await familyFiling(services);
  });
  after(() => test.close());
  afterEach(() => test.world.control.reset());

  const pass = () => test.pass({ seconds: 1 });
  /** Registered and signed at the commune; what comes next belongs to others. */
  const born = async (patch: Partial<Filing> = {}): Promise<Dossier> => {
    pass();
    return work(services, await file(services, { ...filing, ...patch }), []);
  };
  const childOf = async (parent: Dossier, stepId: string): Promise<Dossier> => {
    const ref = (await current(services, parent)).children?.findLast((one) => one.stepId === stepId);
    assert.ok(ref, `no child for ${stepId}`);
    return current(services, ref);
  };

  it("goes from one filing to three results", async () => {
    const parent = await born();
    assert.ok(parent.result, "the birth certificate is signed");
    assert.equal(parent.finishedAt, undefined, "but the dossier is not finished");
    await settle(services, admin);
    const residence = await childOf(parent, "thuong-tru");
    assert.equal(residence.code, `${parent.code}.1`);
    assert.equal(residence.agencyId, COMMUNE);
    assert.equal(residence.answers.mover, parent.personalId?.values.personalId);
    assert.equal(residence.answers["home.commune"], "02269");
    assert.equal(residence.registers.head?.values.name, "HOÀNG VĂN TOÀN");
    assert.equal(residence.fee.total, 0);
    assert.deepEqual(residence.parent, { id: parent.id, code: parent.code, stepId: "thuong-tru" });
    const insurance = await childOf(parent, "the-bhyt");
    assert.equal(insurance.agencyId, INSURANCE);
    await work(services, residence, ["returned"]);
    await settle(services, admin);
    assert.equal((await current(services, parent)).state, "inProcess", "the other part is still awaited");
    await work(services, insurance, ["returned"]);
    await settle(services, admin);
    const done = await current(services, parent);
    assert.equal(done.state, "resultReady");
    assert.deepEqual(
      done.children?.map(({ state, trouble, result }) => [state, trouble, result?.code]),
      [
        ["returned", undefined, "KQ.G01.000065"],
        ["returned", undefined, "KQ.G24.000004"],
      ],
    );
    pass();
    const given = await act(services, done, officer(COMMUNE, "receptionist"), {
      type: "handOver",
      way: "counter",
      receiver: father.name,
      idChecked: true,
    });
    assert.equal(given.state, "returned");
  });

  it("hands everything over at once when the results are wanted online", async () => {
    const parent = await born({ delivery: { way: "online" } });
    await settle(services, admin);
    for (const stepId of ["thuong-tru", "the-bhyt"]) {
      await work(services, await childOf(parent, stepId), ["returned"]);
      await settle(services, admin);
    }
    assert.equal((await current(services, parent)).state, "returned");
  });
});
