import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { officer, reader } from "../../core/dossier/testing/library-card.ts";
import { catchUp } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { listMessages, readers } from "./index.ts";

let services: TestServices;
before(async () => {
  services = await testServices();
});
after(() => services.close());

test("the applicant and whoever filed for them are told, each once, the second of whose matter it is", async () => {
  const { filing } = await openLibrary(services.services);
  const personId = randomUUID();
  const representative = {
    personId,
    personalId: "008099000003",
    name: "HOÀNG VĂN CHÁU",
    kind: "authorised",
    mandateId: randomUUID(),
  } as const;
  const { id } = await fileOne(services.services, { ...filing, representative });
  const counter = officer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
  await act(services.services, id, counter, { type: "receive" });
  await settled(services.services.db);
  for (let again = 0; again < 2; again++) for (const one of readers(services.services)) await catchUp(services.services, one);
  const kinds = async (person: string) => (await listMessages(services.services, person)).map(({ kind }) => kind);
  assert.deepEqual(await kinds(reader.personId), ["received", "submitted"]);
  assert.deepEqual(await kinds(personId), ["received", "submitted"]);
  const [told] = await listMessages(services.services, personId);
  assert.match(told!.body, /^Hồ sơ bạn nộp thay HOÀNG THỊ MẬN\./);
  const [own] = await listMessages(services.services, reader.personId);
  assert.doesNotMatch(own!.body, /nộp thay/);
});
