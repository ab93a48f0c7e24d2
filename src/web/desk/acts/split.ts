import { openSteps, type StepPart } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { type FieldError, html, select, text } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { awayHint, candidates, personOf } from "./people.ts";
import { type ActDefinition, type ActRequest, errorOf } from "./types.ts";

const ROWS = [1, 2, 3, 4];

/** Shares that are done already. */
const doneOf = ({ step }: DeskDossier): StepPart[] => step?.parts?.filter(({ completedAt }) => completedAt) ?? [];
/** A step is shared by two at least; what is done counts. */
const leastOf = (desk: DeskDossier): number => (doneOf(desk).length > 0 ? 1 : 2);

/** Chia việc: one step among several, each with a share. */
export const split: ActDefinition = {
  slug: "chia-viec",
  command: "splitStep",
  label: (desk) => (doneOf(desk).length > 0 ? "Chia lại phần chưa xong…" : "Chia việc cho nhiều người…"),
  key: "F",
  aside: true,
  kind: () => "quiet",
  consequence: (desk) => {
    const kept = doneOf(desk).map(({ name, assignee }) => `${name} (${assignee.name})`);
    const stays = kept.length > 0 ? ` Phần đã xong giữ nguyên: ${kept.join("; ")}.` : "";
    return `Mỗi người làm một phần của bước “${desk.step?.name ?? ""}”. Khi mọi phần đã xong, người giữ bước mới chuyển bước được.${stays}`;
  },
  done: (dossier) => {
    const parts = openSteps(dossier).flatMap((step) => step.parts ?? []);
    return `Đã chia việc: ${parts.map(({ name, assignee }) => `${name} – ${assignee.name}`).join("; ")}.`;
  },
  page: {
    submit: "Chia việc",
    fields: ({ desk, form, errors }) => {
      const options = candidates(desk);
      return html`${ROWS.map(
        (row) =>
          html`<fieldset class="field"><legend>Phần ${row}</legend>${text({
            name: `phan.${row}`,
            label: `Làm gì ở phần ${row}?`,
            optional: row > leastOf(desk),
            value: form.get(`phan.${row}`),
            maxLength: 200,
            ...errorOf(errors, `phan.${row}`),
          })}${select({
            name: `nguoi.${row}`,
            label: `Ai làm phần ${row}?`,
            hint: row === 1 ? awayHint(desk) : "",
            prompt: "Chọn một người",
            value: form.get(`nguoi.${row}`),
            options,
            ...errorOf(errors, `nguoi.${row}`),
          })}</fieldset>`,
      )}`;
    },
  },
  run: async (request) => {
    const { errors, parts } = readParts(request);
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "splitStep", parts });
  },
};

type Parts = { id: string; name: string; assignee: { officerId: string; name: string } }[];

function readParts({ desk, form, key }: ActRequest): { errors: FieldError[]; parts: Parts } {
  const errors: FieldError[] = [];
  const parts: Parts = [];
  for (const row of ROWS) {
    const [name, who] = [form.get(`phan.${row}`).trim().slice(0, 200), form.get(`nguoi.${row}`)];
    if (row > leastOf(desk) && !name && !who) continue;
    const assignee = personOf(desk, who);
    if (!name) errors.push({ field: `phan.${row}`, message: `Hãy ghi phần ${row} làm gì.` });
    if (!assignee) errors.push({ field: `nguoi.${row}`, message: `Hãy chọn người làm phần ${row}.` });
    if (name && assignee) parts.push({ id: `${key}-${row}`, name, assignee });
  }
  return { errors, parts };
}
