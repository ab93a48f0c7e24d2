import type { Finding } from "../types.ts";
import { duplicates } from "./check-form.ts";
import type { Definition } from "./places.ts";
import { at, finding, items, numberOf, textOf } from "./source.ts";

/** Checks what a definition says of supplements, fees taken beforehand and drafts to confirm, for what a schema cannot see. */
export function checkWaits(definition: Definition): Finding[] {
  return [...checkExceptions(definition), ...checkCollect(definition), ...checkConfirmation(definition)];
}

function checkExceptions({ procedure }: Definition): Finding[] {
  const supplement = at(procedure, "supplement");
  const exceptions = items(at(supplement, "exceptions"));
  const low = exceptions.flatMap((one) => {
    const stage = textOf(at(one, "stage")) ?? "";
    const [base, max] = [numberOf(at(supplement, stage)), numberOf(at(one, "max"))];
    if (base === undefined || max === undefined || max > base) return [];
    return [finding(at(one, "max"), `Ngoại lệ phải nhiều hơn ${base} lần đã ghi ở “${stage}”.`)];
  });
  return [
    ...low,
    ...duplicates(
      exceptions.map((one) => at(one, "stage")),
      "ngoại lệ của bước",
    ),
  ];
}

function checkCollect({ procedure }: Definition): Finding[] {
  const collect = at(procedure, "collect");
  return collect.value === "before" && items(at(procedure, "fees")).length === 0
    ? [finding(collect, "Thu trước (collect: before) thì phải có khoản thu ở “fees”.")]
    : [];
}

function checkConfirmation({ procedure, process }: Definition): Finding[] {
  const confirmation = at(procedure, "confirmation");
  if (confirmation.value === undefined) return [];
  const drafts = items(at(process, "steps")).some((step) => items(at(step, "needs")).some(({ value }) => value === "draft"));
  const offered = items(at(confirmation, "channels")).filter(
    ({ value }) => at(procedure, "channels", String(value)).value === undefined,
  );
  return [
    ...(drafts ? [] : [finding(confirmation, "Muốn người nộp xác nhận dự thảo thì phải có bước dự thảo (needs: [draft]).")]),
    ...offered.map((place) => finding(place, `Thủ tục không nhận hồ sơ qua kênh “${String(place.value)}”.`)),
  ];
}
