import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../../features/published/index.ts";
import type { Services } from "../../../platform/services.ts";

/** An invented procedure in the shape of the national file. */
export const RECORD = {
  ma_thu_tuc: "9.888001",
  detail_url: "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/thu",
  ten_thu_tuc: "Cấp thẻ bơi",
  so_quyet_dinh: "77/QĐ-THU",
  cap_thuc_hien: "Cấp xã",
  linh_vuc: "Bơi lội & lặn",
  doi_tuong_thuc_hien: "Công dân Việt Nam",
  co_quan_thuc_hien: "Hồ bơi xã",
  trinh_tu_thuc_hien: "- Nộp đơn.\n- Nhận thẻ <b>mới</b>.",
  cach_thuc_thuc_hien: "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 Ngày làm việc20,000 VNĐ(một thẻ)Nộp tại hồ.",
  thanh_phan_ho_so: "Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn xin thẻ bơiMau don.docx1 bản chính",
  can_cu_phap_ly: "Tên văn bản pháp lýMã văn bảnLuật Bơi12/2020/QH14",
  ket_qua_xu_ly: "Thẻ bơiMã: KQ.X99.000002Từ khóaKhông có thông tinMô tảKhông có thông tin",
};

/** Takes procedures in as `motcua import` does. */
export async function takeIn(services: Services, ...records: Record<string, string>[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "motcua-published-"));
  try {
    const file = path.join(folder, "thu.jsonl");
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    await importFile(services, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
