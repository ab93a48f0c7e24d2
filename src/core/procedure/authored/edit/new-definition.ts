import type { DefinitionFiles } from "../compile.ts";
import { changeDefinition } from "./change-definition.ts";

const PROCEDURE = `# yaml-language-server: $schema=../../schema/procedure.schema.json
code: ""
name: ""
plain: ""
summary: ""
keywords: []
field: { code: "", name: "" }
decision: { number: "", by: "" }
effective: { from: "" }
level: toan-trinh
audience: [Công dân Việt Nam]
competent: { tier: commune, by: Ủy ban nhân dân cấp xã nơi cư trú }
minutesToFill: 10

channels:
  online: { time: { qty: 5, unit: WORKING_DAY }, minLevel: 2 }
  counter: { time: { qty: 5, unit: WORKING_DAY } }
  post: { time: { qty: 5, unit: WORKING_DAY } }

fees: []

results:
  - { code: "", name: "", template: ket-qua }

supplement: { intake: 1, appraisal: 1, days: 10 }
subject: ""
legal: []
`;

const FORM = `# yaml-language-server: $schema=../../schema/form.schema.json
parts:
  - title: Nội dung đề nghị
    pages:
      - id: noi-dung
        ask: Bạn đề nghị điều gì?
        fields:
          - { id: request.content, type: longText, label: Nội dung đề nghị, maxLength: 2000 }

  - title: Nhận kết quả
    pages:
      - id: nhan-ket-qua
        ask: Bạn muốn nhận kết quả bằng cách nào?
        fields:
          - id: delivery.way
            type: choice
            label: Cách nhận kết quả
            choices:
              - { value: online, label: Trực tuyến }
              - { value: counter, label: Tại Trung tâm Phục vụ hành chính công }
              - { value: post, label: Qua bưu điện, hint: Bạn trả cước cho người phát thư. }

      - id: dia-chi-nhan
        ask: Gửi kết quả đến đâu?
        when: delivery.way == "post"
        fields:
          - { id: delivery.address, type: text, label: Địa chỉ nhận kết quả, maxLength: 300, autocomplete: street-address }

      - id: lien-he
        ask: Cơ quan liên hệ với bạn bằng cách nào?
        fields:
          - { id: contact.phone, type: phone, label: Số điện thoại, hint: Ví dụ 0912 345 678, autocomplete: tel, prefill: requester.phone }

      - id: cam-doan
        ask: Bạn cam đoan điều gì?
        fields:
          - id: pledge
            type: pledge
            label: Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.
`;

const PAPERS = `# yaml-language-server: $schema=../../schema/papers.schema.json
papers: []
`;

const PROCESS = `# yaml-language-server: $schema=../../schema/process.schema.json
# Ai làm gì trong mấy giờ làm việc; cộng lại không quá thời hạn trong procedure.yaml.
steps:
  - { id: tiep-nhan, name: Tiếp nhận, by: receptionist, hours: 4 }
  - { id: tham-tra, name: "Thẩm tra, dự thảo kết quả", by: specialist, hours: 24, needs: [draft] }
  - { id: ky, name: Ký kết quả, by: leader, hours: 8, needs: [approval] }
  - { id: tra-ket-qua, name: Trả kết quả, by: receptionist, hours: 4 }
`;

export type NewDefinition = { code: string; name: string; field?: { code: string; name: string } };

/**
 * The files of a procedure that is only begun: a form that can be filled, a process that fits five working days, and for everything that
 * nobody can know beforehand an empty place, for which `compile()` has a finding that says what to fill in.
 */
export function newDefinition({ code, name, field }: NewDefinition): DefinitionFiles {
  const files = { "procedure.yaml": PROCEDURE, "form.yaml": FORM, "papers.yaml": PAPERS, "process.yaml": PROCESS };
  const changed = changeDefinition(files, [
    { op: "set", file: "procedure.yaml", path: ["code"], value: code },
    { op: "set", file: "procedure.yaml", path: ["name"], value: name },
    { op: "set", file: "procedure.yaml", path: ["plain"], value: name },
    { op: "set", file: "procedure.yaml", path: ["subject"], value: name },
    ...(field ? [{ op: "set", file: "procedure.yaml", path: ["field"], value: field } as const] : []),
  ]);
  return changed.ok ? changed.files : files;
}
