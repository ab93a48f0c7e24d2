import {
  type Dossier,
  type FileRef,
  type HandOver,
  nationalCodeOf,
  type SignedResult,
  type SupplementRequest,
} from "../../../core/dossier/index.ts";
import type { Channel, Revision } from "../../../core/procedure/types.ts";
import { cut } from "./cut.ts";
import { feeLines, paidOnline } from "./fee-lines.ts";
import { remarkOf } from "./remark.ts";
import { stamp } from "./stamp.ts";
import type { SupplementDue } from "./supplement-dues.ts";

export type DossierMessage = Record<string, unknown> & { MaHoSo: string; MaTTHC: string };

/** What the dossier itself does not know. */
export type MessageContext = {
  revision: Pick<Revision, "field" | "papers" | "results" | "collect">;
  /** Name of the population register as `RegisterValue.source` has it. */
  populationSource: string;
  /** Address from which the portal downloads a file. */
  fileUrl: (file: FileRef) => string;
  /** Appointments before and after each supplement, in the order of the requests; the dossier keeps only the last. */
  dues?: readonly SupplementDue[];
};

const CHANNELS: Record<Channel, string> = { counter: "1", online: "2", post: "3" };
const RETURNED: Record<HandOver["way"], string> = {
  online: "Trả kết quả trực tuyến",
  counter: "Trả kết quả tại quầy",
  post: "Trả kết quả qua bưu chính",
};
/** Whose dossier it is; organisations are known by the register of enterprises. */
const CITIZEN = "1";
const ENTERPRISE = "2";
/** CSDL quốc gia về dân cư in the portal's dictionary of data bases. */
const POPULATION = "1";

/**
 * DongBoHoSoMC (wire formats §2.4) without its lists of files: deadlines, completion and everything else that the index reads. Only what is
 * known is sent; what is not known is absent or "", never a guess. All scalars are strings but HoSoBoSungId and TrangThaiBoSung.
 * @throws Error for a draft, which is not reported
 */
export function dossierMessage(dossier: Dossier, context: MessageContext): DossierMessage {
  const { applicant } = dossier;
  const { field } = context.revision;
  const status = nationalCodeOf(dossier);
  if (status === null) throw new Error(`Dossier ${dossier.code} is a draft`);
  const digits = /^\d{12}$/.test(applicant.personalId) ? "1" : /^\d{9}$/.test(applicant.personalId) ? "2" : undefined;
  return {
    MaHoSo: dossier.code,
    MaTTHC: dossier.procedureCode,
    TenTTHC: dossier.procedureName,
    MaLinhVuc: field.code,
    TenLinhVuc: field.name,
    KenhThucHien: CHANNELS[dossier.channel],
    ChuHoSo: applicant.name,
    SoGiayToChuHoSo: applicant.personalId,
    ...(digits && { DinhDanhCHS: [{ LoaiDinhDanh: digits, SoDinhDanh: applicant.personalId }] }),
    LoaiDoiTuong: applicant.organisation ? ENTERPRISE : CITIZEN,
    Email: emailOf(applicant.email),
    SoDienThoai: phoneOf(applicant.phone),
    TrichYeuHoSo: cut(dossier.subject, 1000),
    NgayNopHoSo: stamp(dossier.submittedAt),
    NgayTiepNhan: stamp(dossier.receivedAt),
    NgayHenTra: stamp(dossier.dueAt),
    TrangThaiHoSo: String(status),
    NgayKetThucXuLy: stamp(dossier.finishedAt),
    NgayTuChoi: stamp(dossier.refusal?.at),
    NgayTra: stamp(dossier.handOver?.at),
    ThongTinTra: dossier.handOver ? RETURNED[dossier.handOver.way] : "",
    HinhThuc: dossier.delivery.way === "post" ? "1" : "0",
    DonViXuLy: dossier.agencyName,
    ...remarkOf(dossier),
    NoiNopHoSo: "2",
    HoSoCoThanhPhanSoHoa: dossier.papers.some(({ file }) => file) ? "1" : "0",
    TaiKhoanDuocXacThucVoiVNeID: dossier.channel === "online" && applicant.level > 0 ? "1" : "0",
    ...(askedPopulation(dossier, context) && { DSKetNoiCSDL: [{ MaCSDL: POPULATION }] }),
    ...paidOnline(dossier),
    DanhSachLePhi: feeLines(dossier, context.revision),
    DanhSachHoSoBoSung: dossier.supplements.map((request, index) => supplement(dossier, request, index, context)),
  };
}

/** The lists of files, which a slow link may hold up; sent after everything that a deadline depends on. */
export function fileLists(dossier: Dossier, context: MessageContext): Record<string, unknown> {
  const results = [dossier.result, ...(dossier.children ?? []).map((child) => child.result)].filter((one) => one !== undefined);
  return {
    // A paper that the counter took in without scanning it has no file to be fetched; HoSoCoThanhPhanSoHoa says so.
    TaiLieuNop: dossier.papers.flatMap(({ paperId, file }) => (file ? [submitted(paperId, file, context)] : [])),
    DanhSachGiayToKetQua: results.map((result) => ({
      TenGiayTo: cut(result.name, 2000),
      MaThanhPhanHoSo: "",
      GiayToId: result.file.sha256,
      DuongDanTepTinKetQua: context.fileUrl(result.file),
      MaGiayToKetQua: resultCode(result, context),
    })),
  };
}

/** The code by which this procedure knows a result; what another agency gave (liên thông) may have one of its own for the same paper. */
function resultCode({ code, name }: SignedResult, { revision: { results } }: MessageContext): string {
  const same = (text: string): boolean => text.toLocaleLowerCase("vi") === name.toLocaleLowerCase("vi");
  return (results.find((one) => one.code === code) ?? results.find((one) => same(one.name)))?.code ?? code;
}

function submitted(paperId: string, file: FileRef, { revision, fileUrl }: MessageContext) {
  return {
    TepDinhKemId: cut(`${file.sha256}-${paperId}`, 200),
    TenTepDinhKem: cut(file.name, 4000),
    IsDeleted: "False",
    MaThanhPhanHoSo: revision.papers.find((one) => one.id === paperId)?.nationalCode ?? "",
    DuongDanTaiTepTin: fileUrl(file),
    DuocSoHoa: "1",
    // Uploaded by the applicant: neither reused nor taken from the national store.
    DuocTaiSuDung: "0",
    DuocLayTuKhoDMQG: "0",
  };
}

function supplement(dossier: Dossier, request: SupplementRequest, index: number, context: MessageContext) {
  const { answeredAt } = request;
  const dues = context.dues?.[index];
  const brought = dossier.papers.filter(
    (paper) => answeredAt && request.requestedAt < paper.uploadedAt && paper.uploadedAt <= answeredAt,
  );
  return {
    HoSoBoSungId: index + 1,
    NguoiYeuCauBoSung: request.requestedBy,
    NoiDungBoSung: cut([request.reason, ...request.items.map((item) => `${item.label}: ${item.note}`)].join("; "), 4000),
    NgayBoSung: stamp(request.requestedAt),
    NgayTiepNhanBoSung: stamp(answeredAt),
    TrangThaiBoSung: answeredAt !== undefined,
    ...(dues?.before && { NgayHenTraTruoc: stamp(dues.before) }),
    ...(answeredAt && dues?.after && { NgayHenTraMoi: stamp(dues.after) }),
    DanhSachGiayToBoSung: brought.flatMap(({ paperId, file }) => (file ? [submitted(paperId, file, context)] : [])),
  };
}

function askedPopulation(dossier: Dossier, { populationSource }: MessageContext): boolean {
  const values = [...Object.values(dossier.registers), ...(dossier.personalId ? [dossier.personalId] : [])];
  return values.some((value) => value.source === populationSource);
}

/** The portal refuses a whole dossier for a number with dots in it. */
function phoneOf(phone: string): string {
  const plain = phone.replace(/[\s.()-]/g, "");
  return /^\+?\d{9,12}$/.test(plain) ? plain : "";
}

function emailOf(email: string): string {
  const plain = email.trim();
  return /^[^\s@]+@[^\s@]+$/.test(plain) ? plain : "";
}
