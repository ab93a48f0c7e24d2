import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { tasks } from "../../../features/desk/index.ts";
import { plainText } from "../../testing/page-form.ts";
import { type CounterWeb, caseOf, counterWeb } from "./testing/counter-web.ts";

let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());

async function dossierOf(visit: string): Promise<Dossier> {
  const { rows } = await sql<{ snapshot: Dossier }>`
    select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${visit.split("/").at(-1)}`.execute(
    web.services.db,
  );
  return rows[0]!.snapshot;
}

const later = (seconds: number) => web.clock.set(web.clock.now().add({ seconds }).toString());

const FIVE = [
  ["2.000815", "chung-thuc/ban-sao", "hai-trang-ba-ban", {}],
  ["2.000884", "chung-thuc/chu-ky", "so-yeu-ly-lich", { "tai-cho.tinh-tao": "yes" }],
  ["1.000894", "ho-tich/ket-hon", "hai-nguoi-chua-ket-hon", { "tai-cho.ca-hai": "yes", "visit.date.day": "20" }],
  ["1.001193", "ho-tich/khai-sinh", "cha-me-da-ket-hon", { "delivery.way": "counter" }],
  ["1.000656", "ho-tich/khai-tu", "con-khai-cho-cha-giay-bao-tu-dien-tu", { "delivery.way": "counter" }],
] as const;

/** What a certificate of its own says, from registers and the form; nothing is typed for it. */
const PRINTED: Record<string, Record<string, string>> = {
  "1.000894": {
    "bride.name": "NÔNG THỊ HẢO",
    "bride.birthDate": "30/01/2002",
    "groom.name": "MA VĂN QUYẾT",
    "groom.residence": "Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang",
  },
  "1.000656": {
    "deceased.name": "HOÀNG VĂN LÙNG",
    "deceased.birthDate": "10/02/1948",
    "death.at": "04 giờ 20, ngày 12/11/2026",
    "death.notice": "18/GBT, Bệnh viện Đa khoa tỉnh Tuyên Quang, cấp ngày 12/11/2026",
  },
};

describe("on the spot: received, drafted, signed and handed over in one visit", () => {
  for (const [code, folder, name, more] of FIVE) {
    it(`${code} ${name}`, async () => {
      web.clock.set("2026-11-20T01:00:00Z");
      const file = caseOf(folder, name);
      const reception = await web.officer("motcua");
      const visit = await web.open(reception, code, file);
      later(60);
      const received = await web.fill(reception, visit, code, file, more);
      assert.match(plainText(received.text), /Chưa đến lượt bạn/);
      const filed = await dossierOf(visit);
      assert.equal(filed.channel, "counter");
      assert.equal(filed.submittedBy, "clerk");
      assert.equal(filed.assistedBy?.name, "NÔNG THỊ HẠNH");
      assert.equal(filed.state, "inProcess");
      assert.equal(filed.checks[0]?.outcome, "match");
      const { openedAt } = (await visitRow(visit))!;

      const specialist = await web.officer("hotich");
      assert.match(plainText((await specialist.get("/ban-lam-viec")).text), /Khách đang chờ tại quầy: 1 .*đến lượt bạn/);
      later(60);
      if (code === "1.001193") {
        const asked = await web.act(specialist, visit);
        assert.match(plainText(asked.text), /Đang chờ Cơ sở dữ liệu quốc gia về dân cư cấp số/);
        const { id, version } = await dossierOf(visit);
        await tasks["assign-personal-id"]!(web.services, { dossierId: id, version });
      }
      const drafted = await web.act(specialist, visit);
      assert.match(plainText(drafted.text), /Chưa đến lượt bạn/, plainText(drafted.text).slice(0, 600));
      later(60);
      const signed = await web.act(await web.officer("lanhdao"), visit);
      assert.match(plainText(signed.text), /Chưa đến lượt bạn/, plainText(signed.text).slice(0, 600));
      later(200);
      const done = await web.act(reception, visit);
      const dossier = await dossierOf(visit);
      assert.equal(dossier.state, "returned");
      assert.equal(dossier.handOver?.idChecked, true);
      assert.equal(dossier.handOver?.at, web.clock.now().toString({ smallestUnit: "millisecond" }));
      const seconds = Math.round(Temporal.Instant.from(openedAt).until(web.clock.now()).total("seconds"));
      assert.ok(seconds > 300 && seconds < 600);
      const words = `Xong trong ${Math.floor(seconds / 60)} phút${seconds % 60 ? ` ${seconds % 60} giây` : ""}`;
      assert.ok(plainText(done.text).includes(words), `${words}: ${plainText(done.text).slice(0, 300)}`);
      const { draft } = dossier;
      for (const [name, value] of Object.entries(PRINTED[code] ?? {})) assert.equal(draft?.values[name], value, name);
      const pdf = await web.services.files.get(dossier.result!.file.sha256);
      assert.equal(new TextDecoder().decode(pdf.slice(0, 5)), "%PDF-");
    });
  }
});

async function visitRow(visit: string): Promise<{ openedAt: string } | undefined> {
  const { rows } = await sql<{ openedAt: string }>`
    select to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "openedAt" from counter_visit
    where id = ${visit.split("/").at(-1)}`.execute(web.services.db);
  return rows[0];
}
