import { DUTIES } from "../../../core/dossier/index.ts";
import { endDelegation, recordDelegation } from "../../../features/leave/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { toForm } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import type { NoticeParams } from "../../ui/index.ts";
import { DELEGATION } from "../paths.ts";
import { dayOf } from "./days.ts";
import { delegationPage } from "./delegation-page.ts";

const NOTES: Readonly<Record<string, string>> = {
  ghi: "Đã ghi ủy quyền. Người được ủy quyền thấy việc của bạn từ ngày đầu; hết ngày cuối tự kết thúc.",
  "ket-thuc": "Đã kết thúc ủy quyền. Từ lúc này chỉ người giữ việc làm được.",
};

export function doneNote(c: AppContext): NoticeParams | undefined {
  const body = NOTES[c.req.query("xong") ?? ""];
  return body === undefined ? undefined : { tone: "ok", body };
}

const FIELDS = { to: "nguoi-nhan", duties: "viec", from: "tu", until: "den", reason: "can-cu" } as const;

export async function delegate(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const id = idempotencyKey(form);
  if (!id) throw new Problem(400);
  const recorded = await recordDelegation(c.var.services, {
    actor,
    id,
    toId: form.get("nguoi-nhan"),
    from: dayOf(form, "tu"),
    to: dayOf(form, "den"),
    duties: DUTIES.filter((duty) => form.all("viec").includes(duty)),
    reason: form.get("can-cu").slice(0, 300),
  });
  if (recorded.ok) return c.redirect(`${DELEGATION}?xong=ghi`, 303);
  return delegationPage(c, { form, errors: [{ field: FIELDS[recorded.field], message: recorded.refusal.message }] });
}

export async function endOne(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const ended = await endDelegation(c.var.services, { actor, id: c.req.param("id") ?? "" });
  if (ended.ok) return c.redirect(`${DELEGATION}?xong=ket-thuc`, 303);
  const note = { tone: "late", title: "Chưa làm được", body: ended.refusal.message } as const;
  return delegationPage(c, { form: toForm([]), note, status: 409 });
}
