import { parseChannels } from "./parse-channels.ts";
import { parseLegal } from "./parse-legal.ts";
import { parsePapers } from "./parse-papers.ts";
import { parseResults } from "./parse-results.ts";
import { parseSteps } from "./parse-steps.ts";
import { something, splitList } from "./parse-text.ts";
import type { PublishedProcedure } from "./types.ts";

/** Reads one record of the national catalogue's file (keys `ma_thu_tuc`, `ten_thu_tuc`…). Absent fields count as empty. */
export function parseRecord(record: Readonly<Record<string, unknown>>): PublishedProcedure {
  const text = (key: string): string => {
    const value = record[key];
    return typeof value === "string" ? value : "";
  };
  const channels = parseChannels(text("cach_thuc_thuc_hien"));
  const papers = parsePapers(text("thanh_phan_ho_so"));
  const results = parseResults(text("ket_qua_xu_ly"));
  // Where the page left the result out, its keywords were read along with the conditions.
  const conditions = text("yeu_cau_dieu_kien").replace(/Từ khóa.*$/su, "");
  return {
    code: text("ma_thu_tuc").trim(),
    name: text("ten_thu_tuc").trim(),
    decision: something(text("so_quyet_dinh")),
    tiers: splitList(text("cap_thuc_hien")),
    kind: something(text("loai_thu_tuc")),
    fields: something(text("linh_vuc")) ? [{ code: null, name: text("linh_vuc").trim() }] : [],
    audience: splitList(text("doi_tuong_thuc_hien")),
    agencies: {
      performing: splitList(text("co_quan_thuc_hien")),
      competent: something(text("co_quan_co_tham_quyen")),
      delegated: something(text("co_quan_duoc_uy_quyen")),
      cooperating: something(text("co_quan_phoi_hop")),
      address: something(text("dia_chi_tiep_nhan")),
    },
    steps: parseSteps(text("trinh_tu_thuc_hien")),
    channels: channels.channels,
    cases: papers.cases,
    conditions: something(conditions),
    results: results.results,
    legal: parseLegal(text("can_cu_phap_ly")),
    keywords: results.keywords,
    description: results.description,
    related: something(text("thu_tuc_lien_quan")),
    url: text("detail_url") || null,
    unparsed: [...channels.unparsed, ...papers.unparsed, ...results.unparsed],
  };
}
