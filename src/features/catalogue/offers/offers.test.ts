import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { libraryCard } from "../../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { findAgency, getAgency, listAgencies, listRooms, saveAgencies } from "../agencies.ts";
import { readProvince } from "../read-province.ts";
import { acceptingCentres, decidingAgencies, isOffered, listExceptions, offeredBy, setOffer } from "./offers.ts";

const by = { officerId: "00000000-0000-4000-8000-0000000000a4", name: "TRẦN QUỐC DŨNG" };
const decidedBy = (unit: string | undefined, patch: Partial<Revision> = {}): Revision => ({
  ...libraryCard,
  competent: { tier: unit?.startsWith("so-") ? "province" : "commune", by: "", ...(unit && { unit }) },
  ...patch,
});

describe("which agency offers what", () => {
  let test: TestServices;
  before(async () => {
    test = await testServices();
    const province = await readProvince("demo/tuyen-quang.yaml");
    await saveAgencies(test.services, province);
    await saveAgencies(test.services, province);
  });
  after(() => test.close());

  it("makes every commune of the current list, each with its centre and rooms, under numbers that stay", async () => {
    const communes = await listAgencies(test.services, "commune");
    assert.equal(communes.length, 124);
    assert.equal(communes.filter(({ shortName }) => shortName.startsWith("phường ")).length, 7);
    assert.equal(new Set(communes.map(({ communeCode }) => communeCode)).size, 124);
    assert.equal((await getAgency(test.services, "H60.30.12")).shortName, "xã Thượng Lâm");
    const rooms = await listRooms(test.services, "H60.30.12");
    assert.deepEqual(
      rooms.map(({ unit }) => unit),
      ["trung-tam-xa", "van-phong-xa", "phong-kinh-te", "phong-van-hoa-xa-hoi", "cong-an-xa"],
    );
    assert.equal(rooms[0]?.oldCode, "001.12.30.H60");
    assert.equal((await findAgency(test.services, "H60.30.07.03"))?.name, "Phòng Kinh tế, Hạ tầng và Đô thị phường Minh Xuân");
  });

  it("lets every commune decide what a unit of communes decides, and one department what it decides alone", async () => {
    assert.equal((await decidingAgencies(test.services, decidedBy(undefined))).length, 124);
    assert.equal((await decidingAgencies(test.services, decidedBy("cong-an-xa"))).length, 124);
    assert.deepEqual(
      (await decidingAgencies(test.services, decidedBy("so-cong-thuong"))).map(({ name }) => name),
      ["Sở Công Thương"],
    );
  });

  it("takes a dossier in at every centre of the province, or at the deciding agency's own", async () => {
    assert.equal((await acceptingCentres(test.services, decidedBy(undefined))).length, 125);
    const own = await acceptingCentres(test.services, decidedBy("so-cong-thuong", { acceptedAt: "agency" }));
    assert.deepEqual(
      own.map(({ unit }) => unit),
      ["trung-tam-tinh"],
    );
    assert.equal((await acceptingCentres(test.services, decidedBy(undefined, { acceptedAt: "agency" }))).length, 124);
  });

  it("stops and starts an offer, each safe to repeat, and wants a reason", async () => {
    const revision = decidedBy(undefined);
    const { code } = revision;
    const agencyId = "H60.30.13";
    assert.match((await setOffer(test.services, by, { code, agencyId, offered: false, reason: " " })) ?? "", /Hãy ghi vì sao/);
    for (const _ of [1, 2])
      assert.equal(await setOffer(test.services, by, { code, agencyId, offered: false, reason: "QĐ 12/QĐ-UBND" }), undefined);
    assert.equal(await isOffered(test.services, revision, agencyId), false);
    assert.equal((await listExceptions(test.services, { code })).length, 1);
    const agency = await getAgency(test.services, agencyId);
    assert.deepEqual(await offeredBy(test.services, agency, [{ revision }]), []);
    for (const _ of [1, 2]) await setOffer(test.services, by, { code, agencyId, offered: true, reason: "" });
    assert.equal(await isOffered(test.services, revision, agencyId), true);
    assert.deepEqual(await listExceptions(test.services, { agencyId }), []);
  });
});
