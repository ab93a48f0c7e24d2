import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf } from "../fixtures/library-card.ts";
import { oldRecord, oldRecordFiles } from "../fixtures/old-record.ts";
import { addressNote, answerLines, compile, effectiveAnswers, nextPage, parsePage, runCases, visiblePages } from "../index.ts";
import type { Answers } from "../types.ts";
import { addressInputs } from "./address.ts";

const revision = oldRecord();
const page = revision.pages.find(({ id }) => id === "noi-sinh")!;
const post = (parts: Record<string, string>) =>
  parsePage(
    revision,
    page,
    Object.fromEntries(Object.entries(parts).map(([part, text]) => [`elder.home.${part}`, text])),
    caseOf(),
  );
const saved = (parts: Record<string, string>) => {
  const parsed = post(parts);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return { answers: parsed.answers, warnings: parsed.warnings.map(({ message }) => message) };
};
const refused = (parts: Record<string, string>) => {
  const parsed = post(parts);
  assert.ok(!parsed.ok, JSON.stringify(parsed));
  assert.equal(parsed.errors.length, 1);
  return parsed.errors[0]!;
};
const whole = (text: string, province: string, commune: string, detail = "", old = ""): Answers => ({
  "elder.home": text,
  "elder.home.province": province,
  "elder.home.commune": commune,
  "elder.home.detail": detail,
  "elder.home.old": old,
});
const KHUON_HA = "xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang";
const GO_VAP = "Phường 13, Quận Gò Vấp, Thành phố Hồ Chí Minh";

test("a commune of the list with a detail becomes one text and its parts", () => {
  assert.deepEqual(saved({ province: "08", commune: "02269", detail: " Thôn  Bản Bung ", old: "" }), {
    answers: whole("Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang", "08", "02269", "Thôn Bản Bung"),
    warnings: [],
  });
  assert.deepEqual(saved({ province: "79", commune: "26882" }).answers["elder.home"], "phường An Hội Tây, Thành phố Hồ Chí Minh");
});

test("the province that was chosen beforehand is no answer", () => {
  assert.match(refused({ province: "08" }).message, /Hãy (nhập|chọn) nơi sinh/);
  assert.match(refused({}).message, /Hãy (nhập|chọn) nơi sinh/);
});

test("an unfinished or impossible choice is told at its input and nothing is lost", () => {
  assert.deepEqual(refused({ province: "04", detail: "Số 5" }), {
    fieldId: "elder.home",
    message: "Hãy chọn xã, phường của tỉnh Cao Bằng.",
    part: "commune",
  });
  const other = refused({ province: "04", commune: "02269", detail: "Số 5" });
  assert.match(other.message, /xã Thượng Lâm thuộc tỉnh Tuyên Quang, không thuộc tỉnh Cao Bằng/);
  assert.equal(other.part, "commune");
  assert.match(refused({ province: "08", commune: "99999" }).message, /không có trong danh mục/);
  assert.match(refused({ province: "99", detail: "x" }).message, /không có trong danh mục/);
  assert.match(refused({ detail: "Số 5" }).message, /chọn tỉnh, thành phố/);
  assert.equal(refused({ province: "08", commune: "02269", detail: "x".repeat(100_000) }).part, "detail");
  assert.equal(refused({ old: "x".repeat(100_000) }).part, "old");
  const form = { "elder.home.province": "04", "elder.home.commune": "02269", "elder.home.detail": "Số 5" };
  const parsed = parsePage(revision, page, form, caseOf());
  assert.deepEqual(!parsed.ok && parsed.kept, form);
});

test("an old address with one place today is resolved, to be confirmed", () => {
  const { answers, warnings } = saved({ province: "08", old: `Thôn Nà Tông, ${KHUON_HA}` });
  assert.deepEqual(
    answers,
    whole("Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang", "08", "02269", "Thôn Nà Tông", `Thôn Nà Tông, ${KHUON_HA}`),
  );
  assert.match(warnings[0]!, /nay là Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang/);
  assert.deepEqual(saved({ old: KHUON_HA, now: "02269", nowOf: KHUON_HA }).warnings, []);
});

test("a divided commune asks which place it is now", () => {
  const { message, part } = refused({ old: GO_VAP });
  assert.match(message, /2 xã, phường/);
  assert.equal(part, "now");
  assert.equal(saved({ old: GO_VAP, now: "26878", nowOf: GO_VAP }).answers["elder.home.commune"], "26878");
  assert.deepEqual(saved({ old: GO_VAP, now: "none", nowOf: GO_VAP }), {
    answers: whole(GO_VAP, "", "", "", GO_VAP),
    warnings: [],
  });
  // Neither a place that was not offered nor a word about another text counts.
  assert.equal(refused({ old: GO_VAP, now: "02269", nowOf: GO_VAP }).part, "now");
  assert.equal(refused({ old: GO_VAP, now: "none", nowOf: KHUON_HA }).part, "now");
});

test("an old address that is not known passes with a word and stays as it was written", () => {
  const { answers, warnings } = saved({ detail: "Bản Mới", old: "xã Nào Đó, huyện Xa Xôi" });
  assert.deepEqual(answers, whole("Bản Mới, xã Nào Đó, huyện Xa Xôi", "", "", "Bản Mới", "xã Nào Đó, huyện Xa Xôi"));
  assert.match(warnings[0]!, /chưa tìm ra/);
  // A name that very many communes have is as good as unknown.
  assert.match(saved({ old: "xã Tân Thành" }).warnings[0]!, /chưa tìm ra/);
});

test("a commune that does not go with the old address is doubted, not refused", () => {
  assert.deepEqual(saved({ province: "08", commune: "02269", old: KHUON_HA }).warnings, []);
  assert.match(
    saved({ province: "08", commune: "02221", old: KHUON_HA }).warnings[0]!,
    /nay thuộc xã Thượng Lâm, khác với xã Nà Hang/,
  );
});

test("a stored address is read again from its inputs without a word", () => {
  const written: Record<string, string>[] = [
    { province: "08", commune: "02269", detail: "Thôn Bản Bung" },
    { old: KHUON_HA },
    { old: GO_VAP, now: "none", nowOf: GO_VAP },
    { detail: "Bản Mới", old: "xã Nào Đó, huyện Xa Xôi" },
  ];
  for (const parts of written) {
    const { answers } = saved(parts);
    const again = parsePage(revision, page, addressInputs("elder.home", answers), caseOf());
    assert.ok(again.ok, JSON.stringify(parts));
    assert.deepEqual(again, { ok: true, answers, warnings: [] });
  }
  assert.deepEqual(addressInputs("elder.home", {}), {});
});

test("both the new and the old address are said", () => {
  assert.equal(addressNote("elder.home", saved({ old: KHUON_HA }).answers), `Địa chỉ cũ: ${KHUON_HA}`);
  assert.match(addressNote("elder.home", saved({ old: "xã Nào Đó" }).answers), /chưa rõ/);
  assert.equal(addressNote("elder.home", saved({ province: "08", commune: "02269" }).answers), "");
});

test("conditions see the commune and province, and only while the question is asked", () => {
  const ids = (answers: Answers) => visiblePages(revision, caseOf(answers)).map(({ id }) => id);
  assert.ok(ids({ ...saved({ province: "08", commune: "02221" }).answers }).includes("so-luu"));
  assert.ok(!ids({ ...saved({ province: "08", commune: "02269" }).answers }).includes("so-luu"));
  assert.ok(!ids({ ...saved({ province: "04", commune: "01273" }).answers }).includes("so-luu"));
  const hidden = {
    ...revision,
    pages: revision.pages.map((one) => (one.id === "noi-sinh" ? { ...one, when: 'elder.born == "1950"' } : one)),
  };
  const stored = { "elder.born": "1951", ...saved({ province: "08", commune: "02269" }).answers };
  assert.deepEqual(
    Object.keys(effectiveAnswers(hidden, caseOf(stored))).filter((name) => name.startsWith("elder.home")),
    [],
  );
  assert.deepEqual(effectiveAnswers(revision, caseOf(stored))["elder.home.commune"], "02269");
});

test("an address that is known beforehand has its commune when it leaves no doubt, and goes when it is blanked", () => {
  const known = effectiveAnswers(revision, caseOf());
  assert.equal(known["sendTo.commune"], "02269");
  assert.equal(known["sendTo.detail"], "Thôn Bản Bung");
  const sendPage = revision.pages.find(({ id }) => id === "gui-den")!;
  const parsed = parsePage(
    revision,
    sendPage,
    { "sendTo.province": "08", "sendTo.commune": "", "sendTo.detail": "" },
    caseOf(known),
  );
  assert.ok(parsed.ok);
  const after = effectiveAnswers(revision, caseOf({ ...known, ...parsed.answers }));
  assert.deepEqual(
    Object.entries(after).filter(([name]) => name.startsWith("sendTo")),
    [["sendTo", ""]],
  );
});

test("addresses and partial dates stand in rows too, with their parts", () => {
  const rows = revision.pages.find(({ id }) => id === "noi-o")!;
  const form = {
    stays: "3",
    "stays.1.since.year": "1968",
    "stays.1.home.province": "08",
    "stays.1.home.commune": "02269",
    "stays.1.hamlet": "Bản Bung",
    // Only the province that was chosen beforehand: an empty row.
    "stays.2.home.province": "08",
    "stays.3.since.month": "2",
    "stays.3.since.year": "1970",
    "stays.3.home.old": KHUON_HA,
  };
  const parsed = parsePage(revision, rows, form, caseOf());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.equal(parsed.answers.stays, 2);
  assert.equal(parsed.answers["stays.1.hamlet"], "Bản Bung");
  assert.equal(parsed.answers["stays.2.since"], "1970-02");
  assert.equal(parsed.answers["stays.2.home.commune"], "02269");
  assert.match(parsed.warnings[0]!.message, /nay là xã Thượng Lâm/);
  const kept = effectiveAnswers(revision, caseOf(parsed.answers));
  assert.equal(kept["stays.2.home.old"], KHUON_HA);
  assert.deepEqual(answerLines(rows.fields[0]!, kept), [
    "Từ 1968 – xã Thượng Lâm, tỉnh Tuyên Quang – Bản Bung",
    "Từ 02/1970 – xã Thượng Lâm, tỉnh Tuyên Quang",
  ]);
  const wrong = parsePage(
    revision,
    rows,
    { "stays.1.since.day": "2", "stays.1.since.year": "1970", "stays.1.home.province": "04", "stays.1.home.commune": "02269" },
    caseOf(),
  );
  assert.deepEqual(!wrong.ok && wrong.errors.map(({ fieldId, part }) => [fieldId, part]), [
    ["stays.1.since", "month"],
    ["stays.1.home", "commune"],
  ]);
});

test("the cases of the fixture hold, and a part may not be the name of another question", () => {
  const files = oldRecordFiles();
  assert.deepEqual(runCases(revision, files), []);
  assert.equal(nextPage(revision, caseOf({ "elder.born": "1950" }))?.id, "noi-sinh");
  for (const [from, to] of [
    ["id: elder.elsewhere", "id: elder.home.commune"],
    ["id: elder.elsewhere", "id: elder.born.year"],
  ] as const) {
    const compiled = compile({ ...files, "form.yaml": files["form.yaml"]!.replace(from, to) });
    assert.ok(!compiled.ok);
    assert.ok(
      compiled.findings.some(({ message }) => /là một phần của câu trả lời/.test(message)),
      to,
    );
  }
});
