import { isObject, text } from "../http.ts";
import { may, need, object, oneOf, type Rule, str } from "./check.ts";
import { catalogueFault, PROCEDURES } from "./procedures.ts";
import { dossier, progress, TAKEN_IN } from "./schema.ts";
import type { Store } from "./store.ts";
import type { FaultKind, Message, Refused } from "./types.ts";

/** What a service answers: a refusal, or a result with notes on strange order. */
export type Outcome = Refused | { result: unknown[]; notes: string[] };
export type Service = (body: Message, store: Store) => Outcome;

const anything: Rule = () => undefined;
const head = {
  session: need(str({ min: 1 })),
  madonvi: need(str({ min: 1, max: 50 })),
  service: need(str({ min: 1 })),
};
const schemaFault = (message: string, kind: FaultKind = "schema"): Refused => ({ code: "-1", message, fault: kind });

function syncDossier(body: Message, store: Store): Outcome {
  const wrong =
    object({ ...head, isUpdating: need(oneOf("True", "False")), data: need(anything) })(body, "bản tin") ??
    listFault(body.data, dossier);
  if (wrong) return schemaFault(wrong);
  const data = body.data as Message[];
  for (const message of data) {
    const fault = catalogueFault(message) ?? receptionFault(message);
    if (fault) return schemaFault(fault);
  }
  const updating = body.isUpdating === "True";
  // All or nothing: one dossier that cannot be written keeps the others out.
  for (const message of data) {
    const known = store.dossiers.has(String(message.MaHoSo));
    if (updating && !known) return { code: "-4", message: `Hồ sơ ${String(message.MaHoSo)} không tồn tại`, fault: "order" };
    if (!updating && known) return { code: "-3", message: "Hồ sơ đã tồn tại" };
  }
  const notes: string[] = [];
  for (const message of data) {
    const done = updating ? store.update(message) : store.insert(message);
    if (Array.isArray(done)) notes.push(...done);
  }
  return { result: [], notes };
}

function addProgress(body: Message, store: Store): Outcome {
  const wrong = object({ ...head, data: need(anything) })(body, "bản tin") ?? listFault(body.data, progress);
  if (wrong) return schemaFault(wrong);
  const data = body.data as Message[];
  if (data.length > 10) return schemaFault(`data có ${data.length} dòng tiến độ, nhiều nhất là 10`);
  const orphan = data.find((line) => !store.dossiers.has(String(line.MaHoSo)));
  if (orphan) return { code: "-4", message: `Hồ sơ ${String(orphan.MaHoSo)} không tồn tại`, fault: "order" };
  return { result: [], notes: data.flatMap((line) => store.addProgress(line)) };
}

function findDossier(body: Message, store: Store): Outcome {
  const wrong = object({ ...head, mahoso: need(str({ min: 1 })), data: may(anything) })(body, "bản tin");
  if (wrong) return schemaFault(wrong);
  const kept = store.dossiers.get(text(body, "mahoso"));
  const { MaHoSo, MaTTHC, TenTTHC, TrangThaiHoSo, DonViXuLy } = kept?.dossier ?? {};
  return { result: kept ? [{ MaHoSo, MaTTHC, TenTTHC, TrangThaiHoSo, DonViXuLy }] : [], notes: [] };
}

function getProcedure(body: Message): Outcome {
  const wrong = object({ ...head, maTTHC: need(str({ min: 1 })), data: may(anything) })(body, "bản tin");
  if (wrong) return schemaFault(wrong);
  return { result: PROCEDURES.filter((p) => p.MATTHC === body.maTTHC), notes: [] };
}

function listFault(data: unknown, rule: Rule): string | undefined {
  if (!Array.isArray(data) || data.length === 0) return "data phải là mảng có ít nhất một phần tử";
  return data.map((item, i) => rule(item, `data[${i}]`)).find(Boolean);
}

function receptionFault(message: Message): string | undefined {
  if (!TAKEN_IN.includes(String(message.TrangThaiHoSo)) || text(message, "NgayTiepNhan")) return undefined;
  return `NgayTiepNhan không được để trống khi TrangThaiHoSo là ${String(message.TrangThaiHoSo)}`;
}

export const SERVICES: Record<string, Service> = {
  DongBoHoSoMC: syncDossier,
  CapNhatTienDoHoSoMC: addProgress,
  TraCuuHoSo: findDossier,
  LayThuTuc: getProcedure,
};

/** The first dossier number in a message, for lists of faults. */
export function codeIn(body: Message): string {
  const item: unknown = Array.isArray(body.data) ? body.data[0] : undefined;
  return isObject(item) ? text(item, "MaHoSo") : text(body, "mahoso");
}
