import { publicationClocksOf } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import { historyOf } from "../history/history-of.ts";
import { calendarOf } from "../law.ts";
import { revisionId, today } from "../revisions.ts";
import { otherWork } from "./other-work.ts";
import { unseenRevision } from "./replaced-revision.ts";
import type { Edit, EditFinding } from "./types.ts";

type Place = "effective.from" | "decision" | "decision.date" | "code" | "partialReason" | "doubts" | "";

const at = (
  severity: EditFinding["severity"],
  rule: string,
  path: Place,
  message: string,
  advice: string,
  source?: string,
): EditFinding => ({ file: "procedure.yaml", path, severity, rule, message, advice, ...(source && { source }) });

/** yyyy-MM-dd as people write it. */
const shown = (day: string): string => day.split("-").reverse().join("/");

const INDEX_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022, chỉ tiêu 1.1";

/** What the catalogue asks of a revision beside its being well made: its days, its decision, and what is published already. */
export async function catalogueFindings(
  services: Pick<Services, "db" | "clock">,
  edit: Pick<Edit, "files"> & Partial<Pick<Edit, "id" | "basedOn">>,
  revision: Revision,
): Promise<EditFinding[]> {
  const day = today(services);
  const published = await historyOf(services, revision.code, day);
  const id = revisionId(revision);
  const findings: EditFinding[] = [];
  const { effective, decision } = revision;
  if (published.some((one) => one.id === id)) {
    const advice = "Sửa nội dung cần đổi; bản giống hệt không công bố lại.";
    findings.push(at("error", "unchanged", "", "Bản này giống hệt một bản đã công bố.", advice));
    return findings;
  }
  if (effective.from < day) {
    const advice = `Ghi hôm nay (${shown(day)}) hoặc một ngày sau. Muốn sửa nội dung đang áp dụng, công bố bản mới từ hôm nay; những ngày đã qua giữ nguyên.`;
    findings.push(at("error", "effective-past", "effective.from", `Ngày có hiệu lực ${shown(effective.from)} đã qua.`, advice));
  }
  const same = published.find((one) => one.from === effective.from && one.state !== "withdrawn");
  if (same && effective.from >= day) {
    const message = `Đã có bản khác cũng áp dụng từ ${shown(effective.from)} (${same.decision.number}).`;
    const advice = "Chọn một ngày sau, hoặc bãi bỏ bản kia trước.";
    findings.push(at("error", "same-start", "effective.from", message, advice));
  }
  findings.push(...(await otherWork(services, edit, revision)));
  const unseen = edit.basedOn === undefined || same ? undefined : await unseenRevision(services, revision, edit.basedOn);
  if (unseen) {
    const message = `Bản soạn chưa tính đến bản áp dụng từ ${shown(unseen.from)} (${unseen.decision.number}), công bố sau khi bắt đầu soạn.`;
    const advice = "Ở đầu trang, ghép bản ấy vào, hoặc xem rồi giữ nguyên; nếu không, thay đổi của bản ấy mất mà không ai hay.";
    findings.push(at("error", "unseen-revision", "effective.from", message, advice));
  }
  for (const later of published.filter(({ from, state }) => from > effective.from && state === "upcoming")) {
    const message = `Từ ${shown(later.from)}, bản đã công bố theo ${later.decision.number} thay bản này.`;
    const advice = "Nếu thay đổi này phải còn sau ngày ấy, hãy soạn thêm một bản có hiệu lực từ ngày ấy.";
    findings.push(at("warning", "later-revision", "effective.from", message, advice));
  }
  if (decision.date === undefined) {
    const advice = "Ghi ngày ký quyết định công bố (decision.date): thời hạn công bố, công khai đếm từ ngày này.";
    findings.push(at("warning", "decision-date", "decision", "Chưa có ngày ký quyết định công bố.", advice, INDEX_766));
  } else if (decision.date > day) {
    const advice = "Đợi quyết định được ký, hoặc sửa ngày ký.";
    findings.push(
      at("error", "decision-future", "decision.date", `Quyết định ghi ký ngày ${shown(decision.date)}, sau hôm nay.`, advice),
    );
  } else {
    const calendar = await calendarOf({ hours: null }, services.clock.now());
    const facts = { effectiveFrom: effective.from, decidedOn: decision.date };
    const late = publicationClocksOf(calendar, facts, services.clock.now()).filter(({ state }) => state === "late");
    for (const { kind, source } of late) {
      const message =
        kind === "announce"
          ? "Quyết định ký muộn: còn ít hơn 5 ngày làm việc đến ngày có hiệu lực."
          : "Đã quá 5 ngày làm việc từ ngày ký quyết định mà chưa công khai.";
      findings.push(
        at("warning", `${kind}-late`, "decision.date", message, "Vẫn công bố được; ghi lý do chậm trong báo cáo.", source),
      );
    }
  }
  if (edit.basedOn && edit.basedOn.split("@")[0] !== revision.code) {
    const message = `Mã thủ tục đã đổi từ ${edit.basedOn.split("@")[0]} thành ${revision.code}.`;
    findings.push(
      at(
        "warning",
        "code-changed",
        "code",
        message,
        "Chỉ đổi mã khi đây là thủ tục khác; bản cũ vẫn áp dụng cho đến khi bãi bỏ.",
      ),
    );
  }
  if (!Object.keys(edit.files).some((path) => path.startsWith("cases/"))) {
    const advice = "Thêm vài tình huống trong cases/ để máy kiểm tra câu hỏi, giấy tờ và số tiền mỗi lần sửa.";
    findings.push({ ...at("warning", "no-cases", "", "Chưa có tình huống kiểm thử nào.", advice), file: "cases" });
  }
  const needs = new Set(revision.steps.flatMap((step) => step.needs));
  if (!needs.has("draft") || !needs.has("approval")) {
    const message = "Quy trình chưa có bước dự thảo kết quả hoặc chưa có bước lãnh đạo ký, nên hồ sơ không bao giờ có kết quả.";
    const advice = "Thêm needs: [draft] vào bước soạn kết quả và needs: [approval] vào bước lãnh đạo ký.";
    findings.push({ ...at("error", "no-signature", "", message, advice), file: "process.yaml", path: "steps" });
  }
  for (const doubt of revision.doubts) {
    if (doubt.confidence === "high") continue;
    findings.push(
      at(
        "warning",
        "doubt",
        "doubts",
        `Điều chưa chắc: ${doubt.about}`,
        "Đối chiếu văn bản gốc trước khi công bố.",
        doubt.source,
      ),
    );
  }
  return findings;
}
