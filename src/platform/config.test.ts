import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";

test("an empty environment gives a development set-up on this machine", () => {
  const config = readConfig({});
  assert.equal(config.port, 3000);
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.simulators.enabled, true);
  assert.match(config.dataDir, /\/var$/);
  assert.equal(config.vneid.issuer, "http://127.0.0.1:3001/vneid");
});

test("an error about a variable that holds a password does not repeat it", () => {
  for (const env of [
    { MOTCUA_SECRET: "kin-qua-ngan" },
    { DATABASE_URL: "mysql://motcua:kin-qua-ngan@may/motcua" },
    { MOTCUA_SMTP_URL: "http://m:kin-qua-ngan@may" },
  ])
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigError && !error.message.includes("kin-qua-ngan"),
    );
});

test("the owner's address alone is refused, with both the program logs in by its own", () => {
  assert.throws(() => readConfig({ MOTCUA_OWNER_DATABASE_URL: "postgres://chu@may/motcua" }), /hãy đặt cả hai/);
});

test("an empty variable counts as not given", () => {
  assert.equal(readConfig({ PORT: "", DATABASE_URL: "" }).port, 3000);
});

for (const [name, value] of [
  ["PORT", "0"],
  ["PORT", "70000"],
  ["PORT", "80a"],
  ["MOTCUA_SIMULATORS", "yes"],
  ["MOTCUA_BASE_URL", "example.vn"],
  ["MOTCUA_SECRET", "short"],
  ["MOTCUA_LOG", "loud"],
  ["MOTCUA_SMTP_URL", "may.thu:25"],
  ["MOTCUA_SMTP_URL", "https://may.thu"],
  ["MOTCUA_MAIL_FROM", "Một Cửa"],
]) {
  test(`${name}=${value} is refused by name`, () => {
    assert.throws(
      () => readConfig({ [name!]: value }),
      (error: Error) => error instanceof ConfigError && error.message.startsWith(`Biến môi trường ${name}=`),
    );
  });
}

test("mails go to the simulator in development, to what is given, and nowhere in production without it", () => {
  assert.deepEqual(readConfig({ PORT: "4000" }).mail, { url: "smtp://127.0.0.1:4002", from: "motcua@tinh.example" });
  assert.equal(readConfig({ MOTCUA_SIMULATORS: "false" }).mail, undefined);
  assert.equal(readConfig({ MOTCUA_ENV: "production", MOTCUA_SECRET: "x".repeat(32) }).mail, undefined);
  const given = { MOTCUA_SMTP_URL: "smtps://motcua:kin@may.thu:465", MOTCUA_MAIL_FROM: "motcua@tuyenquang.gov.vn" };
  assert.deepEqual(readConfig(given).mail, { url: given.MOTCUA_SMTP_URL, from: given.MOTCUA_MAIL_FROM });
  assert.throws(() => readConfig({ MOTCUA_SMTP_URL: given.MOTCUA_SMTP_URL }), /thiếu MOTCUA_MAIL_FROM/);
});
