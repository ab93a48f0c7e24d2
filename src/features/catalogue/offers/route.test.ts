import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { libraryCard } from "../../../core/dossier/testing/library-card.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { saveAgencies } from "../agencies.ts";
import { readProvince } from "../read-province.ts";
import { setOffer } from "./offers.ts";
import { routeByAuthority } from "./route.ts";

const by = { officerId: "00000000-0000-4000-8000-0000000000a4", name: "TRẦN QUỐC DŨNG" };
const CENTRE = "H60.01.01";

describe("routing by authority", () => {
  let test: TestServices;
  before(async () => {
    test = await testServices();
    await saveAgencies(test.services, await readProvince("demo/tuyen-quang.yaml"));
  });
  after(() => test.close());
  const route = async (agencyId: string | null, unit?: string) => {
    const competent = { tier: "commune" as const, by: "", ...(unit && { unit }) };
    const found = await routeByAuthority(test.services, { ...libraryCard, competent }, agencyId);
    return [found.kind, found.agency.id, found.kind === "coordination" ? found.reason : ""];
  };

  it("goes to the agency that decides, and to the only one when nobody chose", async () => {
    assert.deepEqual(await route("H60.30.12"), ["agency", "H60.30.12", ""]);
    assert.deepEqual(await route(null, "so-cong-thuong"), ["agency", "H60.06", ""]);
  });

  it("waits at the centre of the province when nobody knows the commune", async () => {
    assert.deepEqual(await route(null), ["coordination", CENTRE, "Người nộp không biết cơ quan nào giải quyết."]);
  });

  it("never goes to an agency that does not decide, wherever it was handed in", async () => {
    assert.deepEqual((await route("H60.30.12", "so-cong-thuong")).slice(0, 2), ["coordination", CENTRE]);
    assert.equal(
      await setOffer(test.services, by, { code: libraryCard.code, agencyId: "H60.30.13", offered: false, reason: "QĐ 12" }),
      undefined,
    );
    const [kind, agency, reason] = await route("H60.30.13");
    assert.deepEqual([kind, agency], ["coordination", CENTRE]);
    assert.match(reason!, /không thực hiện thủ tục này/);
  });
});
