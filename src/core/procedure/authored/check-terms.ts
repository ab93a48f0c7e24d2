import { placeholders } from "../answer-text.ts";
import type { Finding } from "../types.ts";
import { isUnit, UNIT_NAMES } from "../units.ts";
import { checkFees } from "./check-fees.ts";
import { duplicates } from "./check-form.ts";
import { checkProcess, longestHours } from "./check-process.ts";
import { checkWaits } from "./check-waits.ts";
import { checkPeriod } from "./period.ts";
import type { Definition } from "./places.ts";
import type { Scope } from "./scope.ts";
import { at, entries, finding, items, numberOf, type Place, textOf } from "./source.ts";

const HOURS_OF: Readonly<Record<string, number>> = { HOUR: 1, WORKING_DAY: 8 };
const CHANNEL_NAMES: Readonly<Record<string, string>> = { online: "trực tuyến", counter: "trực tiếp", post: "bưu chính" };

function checkLevel(procedure: Place): Finding[] {
  const [level, reason] = [at(procedure, "level"), at(procedure, "partialReason")];
  if (level.value === "mot-phan" && reason.value === undefined) {
    return [finding(reason, "Dịch vụ công một phần phải ghi lý do chưa làm được toàn trình (partialReason).")];
  }
  if (level.value !== "toan-trinh") return [];
  const findings = reason.value === undefined ? [] : [finding(reason, "Dịch vụ công toàn trình không ghi “partialReason”.")];
  const channels = at(procedure, "channels");
  if (channels.value !== undefined && at(channels, "online").value === undefined)
    findings.push(finding(channels, "Dịch vụ công toàn trình phải có kênh trực tuyến (online)."));
  return findings;
}

function checkChannels({ procedure, process }: Definition): Finding[] {
  const hours = longestHours(process);
  const channels = at(procedure, "channels");
  const empty =
    channels.value !== undefined && entries(channels).length === 0
      ? [finding(channels, "Cần ít nhất một kênh: online, counter hoặc post.")]
      : [];
  const found = entries(channels).flatMap(([channel, place]) => {
    const name = `kênh ${CHANNEL_NAMES[channel] ?? channel}`;
    const cases = items(at(place, "cases"));
    return [
      ...checkHours(at(place, "time"), hours, name),
      ...cases.flatMap((one) => checkHours(at(one, "time"), hours, `${name}, trường hợp “${textOf(at(one, "say")) ?? ""}”,`)),
      ...checkSameDay(place),
      ...checkOnSpot(place),
    ];
  });
  return [...empty, ...found];
}

function checkOnSpot(place: Place): Finding[] {
  const [onSpot, checks] = [at(place, "onSpot"), at(place, "spotChecks")];
  if (checks.value !== undefined && onSpot.value !== true) return [finding(checks, "“spotChecks” chỉ dùng khi “onSpot: true”.")];
  return duplicates(
    items(checks).map((check) => at(check, "id")),
    "điều kiện",
  );
}

const allowedHours = (time: Place): number | undefined => {
  const [perUnit, qty] = [HOURS_OF[textOf(at(time, "unit")) ?? ""], numberOf(at(time, "qty"))];
  return perUnit === undefined || qty === undefined ? undefined : qty * perUnit;
};

/** The steps, by their longest way, must fit into every time that is promised. */
function checkHours(time: Place, hours: number, where: string): Finding[] {
  const allowed = allowedHours(time);
  if (allowed === undefined || hours <= allowed) return [];
  return [
    finding(
      time,
      `Các bước trong process.yaml cộng lại ${hours} giờ theo nhánh dài nhất, nhưng ${where} chỉ có ${allowed} giờ làm việc.`,
    ),
  ];
}

function checkSameDay(place: Place): Finding[] {
  if (at(place, "sameDay").value !== true || at(place, "time", "qty").value === undefined) return [];
  return allowedHours(at(place, "time")) === 8
    ? []
    : [
        finding(
          at(place, "sameDay"),
          "Giải quyết trong ngày thì thời hạn phải là 1 ngày làm việc (WORKING_DAY) hoặc 8 giờ (HOUR).",
        ),
      ];
}

function checkSubject(procedure: Place, scope: Scope): Finding[] {
  const subject = at(procedure, "subject");
  return placeholders(textOf(subject) ?? "")
    .filter((name) => !scope.fields.has(name))
    .map((name) => finding(subject, `Trích yếu nhắc đến “${name}” nhưng tờ khai không có trường này.`));
}

function checkUnits({ procedure, process }: Definition): Finding[] {
  const places = [
    at(procedure, "competent", "unit"),
    ...items(at(process, "steps")).map((step) => at(step, "unit")),
    ...items(at(procedure, "consultations")).map((one) => at(one, "unit")),
  ];
  return places.flatMap((place) => {
    const unit = textOf(place);
    if (unit === undefined || isUnit(unit)) return [];
    return [finding(place, `Không có loại đơn vị “${unit}”. Chỉ dùng: ${Object.keys(UNIT_NAMES).join(", ")}.`)];
  });
}

/** Checks procedure.yaml, papers.yaml and process.yaml for what a schema cannot see. */
export function checkTerms(scope: Scope, definition: Definition): Finding[] {
  const { procedure, papers, process } = definition;
  const paperPlaces = items(at(papers, "papers"));
  return [
    ...checkPeriod(at(procedure, "effective")),
    ...checkFees(definition),
    ...checkLevel(procedure),
    ...checkChannels(definition),
    ...checkSubject(procedure, scope),
    ...duplicates(
      items(at(procedure, "results")).map((result) => at(result, "code")),
      "kết quả",
    ),
    ...duplicates(
      paperPlaces.map((paper) => at(paper, "id")),
      "giấy tờ",
    ),
    ...paperPlaces
      .filter((paper) => (numberOf(at(paper, "original")) ?? 0) + (numberOf(at(paper, "copy")) ?? 0) === 0)
      .map((paper) => finding(paper, "Giấy tờ phải ghi số bản chính (original) hoặc số bản sao (copy).")),
    ...checkProcess(process),
    ...checkUnits(definition),
    ...checkWaits(definition),
  ];
}
