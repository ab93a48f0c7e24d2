import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { permissionMarkdown, permissionTable } from "./permission-table.ts";
import { PERMISSIONS } from "./permissions.ts";

/**
 * Who may, by letter and by hand: A applicant, P who acts for them, F who once did, X stranger; receptionist abcd, specialist efgh, leader ijkl (own
 * step, unclaimed, a colleague's, another role's); s substitute of a specialist, m n who work by
 * delegation for a leader who gave the signing and a specialist who gave the rest, o leader in their own matter, C controller, K counter that took it
 * in, u v specialist and leader of an agency that was asked, z another agency, Y system.
 */
const LETTERS = "APFXabcdefghijklsmnoCKuvzY";
const MATRIX: Record<string, string> = {
  see: "APabcdefghijklsmnKuvY",
  submit: "APabcdK",
  receive: "abcdK",
  refuse: "abcdK",
  withdraw: "APabcdK",
  requestSupplement: "abefsnK",
  decideProposal: "ijklm",
  answerSupplement: "APabcdK",
  requestPayment: "efsn",
  recordPayment: "abcdKY",
  cancelReceipt: "abcdK",
  refundPayment: "abcdK",
  claimStep: "abefijsmnK",
  releaseStep: "abefijsmnK",
  completeStep: "abefijsnK",
  sendBackStep: "efijsmn",
  assignStep: "ijklm",
  takeOverStep: "ijklm",
  splitStep: "efijsn",
  completePart: "abefijsn",
  sendToCoordination: "abcdefghijklsmnKY",
  route: "ijklm",
  requestConsultation: "efsn",
  answerConsultation: "uv",
  lapseConsultation: "Y",
  linkChild: "Y",
  tellOfChild: "Y",
  recordCheck: "abcdefghsnKY",
  requestPersonalId: "efsn",
  recordPersonalId: "Y",
  draftResult: "efsn",
  askConfirmation: "efsn",
  answerConfirmation: "APY",
  approveResult: "ijm",
  handOver: "abK",
  rate: "AP",
  archive: "abcdY",
  prepareExtension: "efghijklsmnY",
  signExtension: "ijklm",
  moveDue: "ijklm",
  stop: "ijklmY",
  warn: "Y",
  remind: "abcdefghijklsmnK",
  succeed: "Y",
  undo: "abcdefghijklsmnK",
};

it("every act of everybody is as the matrix says, and none is missing", () => {
  const { relations, rows } = permissionTable();
  assert.equal(relations.length, LETTERS.length);
  const found = rows.map(({ command, allowed }) => [
    command,
    relations.map(({ id }, index) => (allowed.includes(id) ? LETTERS[index] : "")).join(""),
  ]);
  assert.deepEqual(Object.fromEntries(found), MATRIX);
  assert.deepEqual(Object.keys(MATRIX).slice(1).sort(), Object.keys(PERMISSIONS).sort());
});

it("nobody may do anything in their own matter, as a controller, or from another agency", () => {
  for (const letters of Object.values(MATRIX)) assert.doesNotMatch(letters, /[oCzFX]/);
});

it("docs/quyen-han.md shows this very table", () => {
  const page = readFileSync(new URL("../../../docs/quyen-han.md", import.meta.url), "utf8");
  assert.equal(page, permissionMarkdown(), 'it is old: run "node src/cli/write-schemas.ts"');
});
