/**
 * Glossary: Vietnamese legal term ↔ identifier. Terms of NĐ 118/2025 (amended by 309/2026) and TT 03/2025/TT-VPCP.
 *
 *   hồ sơ                              Dossier         what is filed and decided, one code for life
 *   mã hồ sơ                           code            H60.30.12-261120-0001
 *   thủ tục hành chính                 procedure       pinned by `revisionId`
 *   người nộp / chủ hồ sơ              applicant       the person whose matter it is
 *   nộp                                submit          the applicant hands in; the clock of the office does not run yet
 *   tiếp nhận                          receive         complete and correct; form 01; the due time is fixed
 *   hạn tiếp nhận                      intakeDueAt     8 working hours after an online submission
 *   hạn trả (hẹn trả)                  dueAt           date and hour printed on form 01
 *   yêu cầu bổ sung, hoàn thiện        requestSupplement  form 02; at intake or at appraisal
 *   từ chối tiếp nhận giải quyết       refuse          form 03; reason and legal basis
 *   đề nghị yêu cầu bổ sung            proposal        what a leader has not yet let go out
 *   thu phí trước khi tiếp nhận        prepayment      the office's clock does not run yet
 *   thu phí, lệ phí tại quầy           fee             taken by a cashier at intake or with the result; holds nothing up
 *   biên lai, hủy biên lai             receipt, cancelReceipt  numbered without gaps; cancelled the same day before the till is closed
 *   hoàn trả phí, lệ phí               refundPayment   given back whole when the dossier ended without a result
 *   nghĩa vụ tài chính                 payment         notice with amount, reason, time; the clock stands only when the procedure says so
 *   nhắc                               remind          an officer reminds whoever holds the dossier up; at most once a day
 *   cơ quan kế thừa                    succession      who goes on with the work of an agency or room that closed; due times stay
 *   lấy ý kiến phối hợp                consultation    other agencies in parallel; silence may be agreement
 *   xác nhận dự thảo                   confirmation    the applicant looks at the draft within a day; silence agrees
 *   xin lỗi, đề nghị gia hạn           extension       form 04; once, before the due time
 *   xin lỗi khi đã quá hạn             apology         form 04 after the due time; moves nothing
 *   dừng giải quyết                    stop            form 05
 *   rút hồ sơ                          withdraw        by the applicant; after reception in writing
 *   hủy việc làm nhầm                  undo            a compensating event with its reason
 *   liên thông, hồ sơ con              child           a dossier at another agency under the citizen's one
 *   phi địa giới hành chính            acceptedAt      the centre that takes in for the deciding agency
 *   hàng đợi điều phối                 coordination    what fits no route, with its age
 *   ủy quyền, giám hộ, đại diện        mandate         acting for somebody else; both identities in every event
 *   phân công, phân công thay          assign, standsFor  who does a step; who does it during leave
 *   ủy quyền ký, giải quyết            delegation, duties  an officer who is there lets a colleague do it for some days
 *   chia việc                          split           one step among several
 *   lưu trữ                            archive
 *   quy trình nội bộ, bước             process, step   who does what within how many working hours
 *   thẩm tra / dự thảo / ký duyệt      appraise / draft / approve
 *   trả kết quả                        hand over       online, at the counter or by post
 *   đánh giá                           rate            mức độ hài lòng
 *   cán bộ một cửa                     receptionist    receives and hands over
 *   chuyên viên (công chức chuyên môn) specialist      appraises and drafts
 *   lãnh đạo                           leader          approves and signs
 *   cán bộ kiểm soát TTHC              controller      sees lanes and figures; acts on no dossier
 *   phiếu kiểm soát quá trình          control slip    form 06, read from the events
 */

export type * from "./command-types.ts";
export type * from "./dossier-types.ts";
export { STATES } from "./dossier-types.ts";
export type * from "./event-types.ts";
export type * from "./fee-types.ts";
export type * from "./party-types.ts";
export { DUTIES, MANDATE_KINDS, MANDATE_RIGHTS, ROLES } from "./party-types.ts";
export type * from "./record-types.ts";
export { SCORES, STOP_CAUSES, WARNINGS } from "./record-types.ts";
export type * from "./refusal-types.ts";
export { REFUSALS } from "./refusal-types.ts";
