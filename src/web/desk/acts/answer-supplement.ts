import { answerAtCounter, counterAsk } from "../../../features/desk/index.ts";
import { ACCEPTED } from "../../../features/filing/index.ts";
import { fieldInput } from "../../portal/filing/fields.ts";
import { fileUpload, type Html, html, notice } from "../../ui/index.ts";
import { countField, countInputs, readCounts } from "../counter/papers-view.ts";
import { longMoment } from "../words.ts";
import { typedValues } from "./draft.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

const SCAN = "quet.";

/** With its full stop and a space behind, whether the officer wrote it or not. */
const sentence = (text: string): string => (text.trim() ? `${text.trim().replace(/[.;,]+$/, "")}. ` : "");

/** Nộp bổ sung tại quầy: the applicant brings what was asked, the counter scans and types it. */
export const answerSupplement: ActDefinition = {
  slug: "nop-bo-sung",
  command: "answerSupplement",
  label: () => "Nhận bổ sung tại quầy…",
  key: "B",
  consequence: ({ dossier }) =>
    dossier.receivedAt
      ? "Đồng hồ chạy tiếp với thời gian còn lại. Phải đủ mọi mục đã yêu cầu; thiếu thì chưa nhận."
      : "Hồ sơ trở lại chờ tiếp nhận, có 8 giờ làm việc. Phải đủ mọi mục đã yêu cầu; thiếu thì chưa nhận.",
  done: ({ dueAt }) =>
    dueAt ? `Đã nhận bổ sung. Hẹn trả mới: ${longMoment(dueAt)}.` : "Đã nhận bổ sung. Hãy kiểm tra rồi tiếp nhận.",
  page: { submit: "Nhận bổ sung", multipart: true, fields },
  run: async ({ services, actor, desk, expectedVersion, key, form }) => {
    const { papers } = counterAsk(desk.dossier, desk.revision);
    const read = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    const scans = await Promise.all(
      papers.map(async ({ id }) => [id, await Promise.all(form.files(SCAN + id).map(read))] as const),
    );
    const counted = papers.map(({ id }) => [id, readCounts(form, id)] as const);
    const wrong = counted.filter(([, count]) => count === "wrong");
    if (wrong.length > 0)
      return { ok: false, errors: wrong.map(([id]) => ({ field: countField(id), message: "Số bản là một số từ 0 đến 99." })) };
    const given = Object.fromEntries(counted.flatMap(([id, count]) => (count && count !== "wrong" ? [[id, count]] : [])));
    const outcome = await answerAtCounter(services, {
      actor,
      dossier: desk.dossier,
      expectedVersion,
      key,
      typed: typedValues(form),
      scans: Object.fromEntries(scans),
      given,
    });
    if (outcome.ok || !("errors" in outcome)) return outcome;
    const isPaper = (field: string) => papers.some(({ id }) => id === field);
    return {
      ok: false,
      errors: outcome.errors.map(({ field, message }) => ({ field: isPaper(field) ? countField(field) : field, message })),
    };
  },
};

function fields({ desk: { dossier, revision }, form, errors }: ActView): Html {
  const { fields: asked, papers, portalOnly } = counterAsk(dossier, revision);
  const items = dossier.supplements.at(-1)?.items ?? [];
  const note = (id: string) => items.find((item) => item.id === id)?.note ?? "";
  const inputs = asked.map((field) =>
    fieldInput({ field: { ...field, hint: note(field.id) }, values: typedValues(form), error: errorOf(errors, field.id).error }),
  );
  const brought = papers.map(({ id, label }) => {
    const scan = fileUpload({
      name: SCAN + id,
      label: `Bản quét: ${label}`,
      optional: true,
      hint: `${sentence(note(id))}Ghi số bản người dân mang tới; có máy quét thì chọn thêm ảnh JPG, PNG hoặc tệp PDF.`,
      accept: [...ACCEPTED],
      multiple: true,
    });
    return html`${countInputs({ id, name: label }, form, errorOf(errors, countField(id)).error)}${scan}`;
  });
  const elsewhere =
    portalOnly.length > 0 &&
    notice({
      tone: "soon",
      title: "Có mục phải bổ sung trên Cổng dịch vụ công",
      body: `${portalOnly.map(({ label }) => label).join(", ")}: mục này tra cứu cơ sở dữ liệu hoặc là bảng kê, người nộp bổ sung bằng tài khoản của mình; quầy chưa nhận thay được.`,
    });
  return html`${elsewhere}${inputs}${brought}`;
}
