import assert from "node:assert/strict";
import { test } from "node:test";
import type { LoggedEvent, Reminder } from "../../../core/dossier/index.ts";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { hearReminded } from "./hear-reminded.ts";

const heard = (reminder: Omit<Reminder, "at" | "by">) =>
  hearReminded({
    dossierId: "d1",
    version: 9,
    at: "2026-11-20T02:00:00.000Z",
    actor: officer("leader", { name: "Ma Thị Ký" }),
    event: { type: "Reminded", reminder },
  } satisfies LoggedEvent);

test("whoever has the step hears of it with the word that came with it; the applicant's reminder is none of the office's", () => {
  const to = [{ officerId: "o1", name: "Nông Văn Thẩm" }];
  const [news] = heard({ whom: "officer", to, note: "Sắp hẹn trả" });
  assert.deepEqual([news?.kind, news?.body, news?.to], ["assigned", "Ma Thị Ký nhắn: Sắp hẹn trả.", [{ officerId: "o1" }]]);
  assert.equal(heard({ whom: "officer", to, note: "" })[0]?.body, "Ma Thị Ký nhắc.");
  assert.deepEqual(heard({ whom: "applicant", about: "collect", note: "" }), []);
});
