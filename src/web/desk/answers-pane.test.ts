import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { officer, reader } from "../../core/dossier/testing/library-card.ts";
import type { RegisterValue } from "../../core/procedure/types.ts";
import { findProcedure, publishFolder } from "../../features/catalogue/index.ts";
import { openDossier } from "../../features/dossiers/index.ts";
import { act } from "../../features/dossiers/testing/library.ts";
import { type DeskWeb, deskWeb, pathOf } from "./testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
  await publishFolder(web.services, fileURLToPath(new URL("../../../procedures", import.meta.url)));
});
after(() => web.close());

const MOTHER = "008198990412";
const SOURCE = "Cơ sở dữ liệu quốc gia về dân cư";
const person: RegisterValue = {
  found: true,
  source: SOURCE,
  at: "2026-11-20T00:55:00.000Z",
  asked: { personalId: MOTHER },
  values: { name: "HOÀNG THỊ MẬN", birthDate: "1998-04-03" },
};
const silent: RegisterValue = { ...person, found: false, values: {}, unavailable: true };

/** A birth of which the mother's answer from the register is this one. */
async function filed(mother: RegisterValue, answers: Filing["answers"] = {}): Promise<Dossier> {
  const { id: revisionId, revision } = (await findProcedure(web.services, "1.001193"))!;
  const filing: Filing = {
    ...web.filing,
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId,
    answers: { "requester.relation": "mother", mother: MOTHER, "mother.confirmed": true, ...answers },
    registers: { mother },
  };
  const opened = await openDossier(web.services, { key: randomUUID(), actor: reader, filing });
  assert.ok(opened.ok);
  return opened.dossier;
}

const textOf = async (dossier: Dossier): Promise<string> =>
  (await (await web.officer("motcua")).get(pathOf(dossier))).text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test("what the applicant says is wrong in a register stands beside its value, with what to do", async () => {
  const page = await textOf(await filed(person, { "mother.report": "Ngày sinh đúng là 13/04/1998" }));
  assert.match(page, /HOÀNG THỊ MẬN.{0,200}người nộp báo chưa đúng “Ngày sinh đúng là 13\/04\/1998” Hãy tra cứu lại/);
  assert.match(page, /đề nghị Công an cấp xã sửa/);
  assert.doesNotMatch(await textOf(await filed(person)), /báo chưa đúng/);
});

test("a register that was silent is not told as one that has nothing, until the office got an answer", async () => {
  const dossier = await filed(silent);
  const page = await textOf(dossier);
  assert.match(page, /dân cư 07:55 20\/11: không trả lời/);
  assert.doesNotMatch(page, /dân cư 07:55 20\/11: không có/);
  assert.match(page, /chưa ai đối chiếu mục này\. Hãy bấm “Tra cứu”/);
  const check = { id: randomUUID(), subject: "mother", register: SOURCE, outcome: "match", detail: "Khớp." } as const;
  await act(web.services, dossier.id, officer("receptionist"), { type: "recordCheck", check });
  assert.doesNotMatch(await textOf(dossier), /chưa ai đối chiếu/);
  const { unavailable: _, ...nothing } = silent;
  assert.match(await textOf(await filed(nothing)), /dân cư 07:55 20\/11: không có/);
});

test("an address that was given with a district stands beside the one of today", async () => {
  const now = "Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang";
  const old = "Thôn Nà Tông, xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang";
  const address = { "delivery.address": now, "delivery.address.province": "08", "delivery.address.commune": "02269" };
  const page = await textOf(await filed(person, { "delivery.way": "post", ...address, "delivery.address.old": old }));
  assert.ok(page.includes(`${now} Địa chỉ cũ: ${old}`), page);
  const unresolved = { "delivery.way": "post", "delivery.address": "xã Nào Đó", "delivery.address.old": "xã Nào Đó" };
  assert.match(await textOf(await filed(person, unresolved)), /xã Nào Đó Địa chỉ cũ, chưa rõ nay thuộc xã, phường nào/);
});
