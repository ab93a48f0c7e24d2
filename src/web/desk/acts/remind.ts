import { type Dossier, REMIND_EVERY_HOURS, type Reminder, remindable } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import { choice, html, longText } from "../../ui/index.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const MOST = 300;
type Whom = Reminder["whom"];

/** Nhắc: whoever has it, or the applicant of whom something is awaited. */
export const remind: ActDefinition = {
  slug: "nhac",
  command: "remind",
  label: (desk) => {
    const { officers, applicant } = namesOf(desk);
    return officers && !applicant ? `Nhắc ${officers}…` : applicant && !officers ? "Nhắc người nộp…" : "Nhắc…";
  },
  key: "6",
  aside: true,
  kind: () => "quiet",
  consequence: () => `Người được nhắc nhận tin ngay; hồ sơ và hạn không đổi. Trong ${REMIND_EVERY_HOURS} giờ chỉ nhắc một lần.`,
  done: ({ reminders }: Dossier) => {
    const last = reminders?.at(-1);
    return last?.to ? `Đã nhắc ${last.to.map(({ name }) => name).join(", ")}.` : "Đã nhắc người nộp.";
  },
  page: {
    submit: "Nhắc",
    fields: ({ desk, form, errors }) => {
      const { officers, applicant } = namesOf(desk);
      const options = [
        ...(officers ? [{ value: "officer", label: `${officers}, đang giữ việc` }] : []),
        ...(applicant ? [{ value: "applicant", label: `Người nộp: ${applicant}` }] : []),
      ];
      const whom = choice({
        name: "nhac-ai",
        label: "Nhắc ai?",
        value: form.get("nhac-ai") || options[0]?.value || "",
        options,
        ...errorOf(errors, "nhac-ai"),
      });
      const note = longText({
        name: "loi-nhac",
        label: "Lời nhắn kèm theo",
        optional: true,
        value: form.get("loi-nhac"),
        rows: 2,
        maxLength: MOST,
      });
      return html`${whom}${note}`;
    },
  },
  run: async ({ services, actor, desk, form, key }) => {
    const whom = (["officer", "applicant"] as const).find((one): one is Whom => one === form.get("nhac-ai"));
    if (!whom) return { ok: false, errors: [{ field: "nhac-ai", message: "Hãy chọn nhắc ai." }] };
    // It changes nothing of the dossier: whatever happened meanwhile, the rules say whether there is still something to remind of.
    const command = { type: "remind", whom, note: form.get("loi-nhac").trim().slice(0, MOST) } as const;
    return actOnDossier(services, { dossierId: desk.dossier.id, key, actor, command });
  },
};

function namesOf({ dossier, actor }: DeskDossier): { officers: string; applicant: string | undefined } {
  const { officers, awaited } = remindable(dossier, actor);
  return { officers: officers.map(({ name }) => name).join(", "), applicant: awaited && dossier.applicant.name };
}
