import type { FileRef } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { renderDocument } from "../documents/index.ts";

const CONTENT = [
  "Tệp này đứng thay cho kết quả của hồ sơ giả lập, sinh ra để trình diễn và đo tốc độ.",
  "Không có giá trị pháp lý; không cấp cho ai.",
].join("\n");

/** One paper that stands for the signed result of every dossier of the year, and says so. */
export async function sampleFile(services: Pick<Services, "files">): Promise<FileRef> {
  const pdf = await renderDocument("generalResult", {
    office: { authority: "Tỉnh mẫu", centre: "Dữ liệu giả lập", place: "Tỉnh mẫu", hotline: "0207 000 0000" },
    number: "00/MẪU",
    name: "Kết quả mẫu",
    subject: "Dữ liệu giả lập",
    code: "không có",
    procedure: "Dữ liệu giả lập",
    holder: "Không cấp cho ai",
    content: CONTENT,
    details: [],
    signer: { name: "(không có chữ ký)", position: "Bản mẫu", capacity: "" },
    issuedAt: "2026-01-01T00:00:00.000Z",
  });
  return { ...(await services.files.put(pdf)), name: "Kết quả mẫu (dữ liệu giả lập).pdf", mediaType: "application/pdf" };
}
