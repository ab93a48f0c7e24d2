import assert from "node:assert/strict";
import { it } from "node:test";
import { ACTS } from "./index.ts";

/** Acts of one key that no officer is ever offered at the same moment: of other states, roles or agencies. */
const NEVER_TOGETHER = [
  "requestPayment recordPayment",
  "requestConsultation cancelReceipt",
  "draftResult refundPayment",
  "requestSupplement answerSupplement",
  "withdraw stop",
];
const OTHER_HANDS = ["answerConsultation", "completePart", "signExtension"];

it("no two acts of one moment have the same key", () => {
  const byKey = Map.groupBy(ACTS, ({ key }) => key);
  const clashes = [...byKey].flatMap(([key, acts]) => {
    const commands = acts.map(({ command }) => command);
    const apart =
      NEVER_TOGETHER.some((pair) => commands.every((one) => pair.split(" ").includes(one))) ||
      commands.every((one) => OTHER_HANDS.includes(one));
    return commands.length > 1 && !apart ? [`${key}: ${commands.join(", ")}`] : [];
  });
  assert.deepEqual(clashes, []);
});
