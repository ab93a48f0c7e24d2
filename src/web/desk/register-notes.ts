import type { Dossier } from "../../core/dossier/index.ts";
import type { Field, RegisterValue } from "../../core/procedure/types.ts";
import { type Child, html, tag } from "../ui/index.ts";

/** What the office must know and do about a register's answer: the register was silent, or the applicant says that it is wrong. */
export function registerNotes(dossier: Dossier, field: Field): Child {
  const value = dossier.registers[field.id];
  if (!value) return undefined;
  return html`${silence(dossier, field.id, value)}${report(dossier, field.id, value)}`;
}

/** Until the office itself got an answer, nobody has compared this value with anything. */
function silence(dossier: Dossier, subject: string, value: RegisterValue): Child {
  if (!value.unavailable || dossier.finishedAt || answered(dossier, subject)) return undefined;
  return html`<span class="sub">${value.source} không trả lời lúc người dân khai, nên chưa ai đối chiếu mục này. Hãy bấm “Tra cứu”. Vẫn chưa trả lời thì đối chiếu với giấy tờ.</span>`;
}

function answered(dossier: Dossier, subject: string): boolean {
  return dossier.checks.some((check) => check.subject === subject && check.outcome !== "unavailable");
}

function report(dossier: Dossier, subject: string, value: RegisterValue): Child {
  const said = dossier.answers[`${subject}.report`];
  if (typeof said !== "string" || said.trim() === "") return undefined;
  const todo = dossier.finishedAt
    ? undefined
    : html` <span class="sub">Hãy tra cứu lại và đối chiếu với giấy tờ. Dữ liệu đúng là sai thì hướng dẫn người dân đề nghị ${keeper(value.source)} sửa; bản in lấy theo cơ sở dữ liệu.</span>`;
  return html`<span class="check-line">${tag({ tone: "late", text: "người nộp báo chưa đúng" })} “${said}”${todo}</span>`;
}

/** Who corrects a value: whoever runs the register. */
function keeper(source: string): string {
  if (source.includes("dân cư")) return "Công an cấp xã";
  if (source.includes("hộ tịch")) return "cơ quan đã đăng ký hộ tịch";
  if (source.includes("doanh nghiệp")) return "cơ quan đăng ký kinh doanh";
  return source.includes("Y tế") ? "cơ sở đã cấp giấy chứng sinh" : "cơ quan quản lý cơ sở dữ liệu đó";
}
