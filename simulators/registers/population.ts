import { type Clock, jsonObject, type Routes, sendJson, text } from "../http.ts";
import type { Journal } from "../journal.ts";
import { findPerson } from "../people/people.ts";
import { type Allocation, createAllocator, newbornAsPerson } from "./allocate.ts";
import { citizenRecord } from "./citizen-record.ts";
import { compactDate, envelope, plainName, stamp } from "./envelope.ts";
import { refusal } from "./permission.ts";
import type { Tokens } from "./tokens.ts";

/** Cơ sở dữ liệu quốc gia về dân cư: look-up by number, and personal numbers for newborns. */
export function createPopulation(options: { clock: Clock; tokens: Tokens; journal: Journal }): { routes: Routes; reset(): void } {
  const { clock, tokens, journal } = options;
  let allocator = createAllocator(journal.entries as Allocation[]);
  const lookUp = (id: string) => {
    const newborn = allocator.byNumber(id);
    return newborn ? newbornAsPerson(newborn) : findPerson(id);
  };

  const routes: Routes = {
    "POST /dancu/token": (call) => tokens.issue(call),
    "POST /dancu/tracuu": (call) => {
      if (!tokens.check(call)) return;
      const question = jsonObject(call.body);
      if (!question) return sendJson(call.res, 400, { maLoi: "400", moTaLoi: "Nội dung không phải JSON" });
      const refused = refusal(question);
      if (refused) return sendJson(call.res, 200, refused);
      const person = lookUp(text(question, "soDinhDanh"));
      const record = person && citizenRecord(person, lookUp);
      const name = plainName(text(question, "hoVaTen"));
      const born = compactDate(text(question, "ngayThangNamSinh"));
      const matches =
        record && (!name || name === plainName(record.HoVaTen.Ten)) && (!born || born === record.NgayThangNamSinh.NgayThangNam);
      sendJson(call.res, 200, envelope("CongdanCollection", matches ? { CongDan: record } : {}));
    },
    "POST /dancu/capsodinhdanh": (call) => {
      if (!tokens.check(call)) return;
      const question = jsonObject(call.body);
      if (!question) return sendJson(call.res, 400, { maLoi: "400", moTaLoi: "Nội dung không phải JSON" });
      const refused = refusal(question);
      if (refused) return sendJson(call.res, 200, refused);
      const result = allocator.allocate(question, clock());
      if ("maLoi" in result) return sendJson(call.res, 200, result);
      if (result.fresh) journal.append(result.allocation);
      const { request, id, at } = result.allocation;
      sendJson(
        call.res,
        200,
        envelope("CapSoDinhDanh", { MaYeuCau: request, SoDinhDanh: id, NgayCap: stamp(Temporal.Instant.from(at)) }),
      );
    },
  };
  return {
    routes,
    reset: () => {
      allocator = createAllocator([]);
      journal.clear();
    },
  };
}
