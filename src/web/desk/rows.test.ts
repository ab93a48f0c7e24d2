import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { reader } from "../../core/dossier/testing/library-card.ts";
import { cooperative } from "../../core/procedure/fixtures/cooperative.ts";
import type { Answers } from "../../core/procedure/types.ts";
import { findProcedure, publishRevisions } from "../../features/catalogue/index.ts";
import { openDossier } from "../../features/dossiers/index.ts";
import { PNG } from "../../features/filing/testing/files.ts";
import { type DeskWeb, deskWeb, pathOf } from "./testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
  await publishRevisions(web.services, [cooperative()]);
});
after(() => web.close());

const ROWS: Answers = {
  groupName: "Bản Bung",
  members: 1,
  "members.1.name": "LÒ VĂN SƯƠNG",
  "members.1.born": 1990,
  history: 1,
  "history.1.from": 2004,
  "history.1.to": 2010,
  "history.1.place": "Xã Thượng Lâm",
  "history.1.work": "farm",
  // Left of a row that a supplement changed and took away.
  "history.1.workName": "Thợ mộc",
  "history.2.place": "Xã Cũ",
  portrait: "anh.png",
};

async function filed(): Promise<Dossier> {
  const { id: revisionId, revision } = (await findProcedure(web.services, cooperative().code))!;
  const { sha256, size } = await web.services.files.put(PNG);
  const file = { sha256, size, name: "anh.png", mediaType: "image/png" };
  const filing: Filing = {
    ...web.filing,
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId,
    answers: ROWS,
    registers: {},
    papers: [{ paperId: "portrait", name: "Ảnh chân dung", file, uploadedAt: "2026-11-20T01:00:00.000Z" }],
  };
  const opened = await openDossier(web.services, { key: randomUUID(), actor: reader, filing });
  assert.ok(opened.ok);
  return opened.dossier;
}

test("officers read rows as sentences, open the file of a question, and may ask for both again", async () => {
  const dossier = await filed();
  const officer = await web.officer("motcua");
  const page = (await officer.get(pathOf(dossier))).text;
  assert.match(page, /<dd>Từ 2004 đến 2010 – Xã Thượng Lâm – Làm ruộng<\/dd>/);
  assert.match(page, /LÒ VĂN SƯƠNG – Năm sinh: 1990/);
  const sha = dossier.papers[0]!.file!.sha256;
  assert.match(page, new RegExp(`Ảnh chân dung</dt><dd><a href="[^"]*${sha}">anh\\.png</a>`));
  assert.match(page, /alt="Ảnh: Ảnh chân dung/);
  assert.doesNotMatch(page, /Thợ mộc|Xã Cũ/);
  const ask = (await officer.get(`${pathOf(dossier)}/viec/bo-sung`)).text;
  assert.match(ask, /value="field:history"[^>]*> <span>Quá trình cư trú<span class="sub">Từ 2004 đến 2010/);
  assert.match(ask, /value="field:portrait"/);
});
