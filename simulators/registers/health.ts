import { type Clock, jsonObject, type Routes, sendJson, text } from "../http.ts";
import { FACILITY_CODE, findNotice } from "../people/birth-notices.ts";
import { findPerson } from "../people/people.ts";
import { envelope, stamp } from "./envelope.ts";
import { refusal } from "./permission.ts";
import type { Tokens } from "./tokens.ts";

/** Giấy chứng sinh điện tử: what the hospital reported, by the number of the notice. */
export function createHealth(clock: Clock, tokens: Tokens): Routes {
  return {
    "POST /yte/token": (call) => tokens.issue(call),
    "POST /yte/chungsinh": (call) => {
      if (!tokens.check(call)) return;
      const question = jsonObject(call.body);
      if (!question) return sendJson(call.res, 400, { maLoi: "400", moTaLoi: "Nội dung không phải JSON" });
      const refused = refusal(question);
      if (refused) return sendJson(call.res, 200, refused);
      const number = text(question, "soChungSinh");
      const found = findNotice(number, clock());
      if (!found) return sendJson(call.res, 200, envelope("ChungSinhCollection", {}));
      const { notice, bornAt } = found;
      sendJson(
        call.res,
        200,
        envelope("ChungSinhCollection", {
          ChungSinh: {
            SoChungSinh: number,
            Me: { SoDinhDanh: notice.mother, HoVaTen: findPerson(notice.mother)?.name ?? "" },
            ThoiDiemSinh: stamp(bornAt),
            GioiTinh: notice.sex,
            CanNang: String(notice.weight),
            SoCon: "1",
            CoSoYTe: { Ma: FACILITY_CODE, Ten: notice.facility },
            DaKySo: notice.signed,
          },
        }),
      );
    },
  };
}
