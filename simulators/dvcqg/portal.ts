import type { Control } from "../control.ts";
import { type Call, type Clock, isObject, jsonObject, type Routes, sendJson, text } from "../http.ts";
import type { Journal } from "../journal.ts";
import { codeIn, SERVICES } from "./services.ts";
import { createSessions } from "./sessions.ts";
import { createStore } from "./store.ts";
import type { Fault, FaultKind, KeptDossier, Message, Received } from "./types.ts";

export type Portal = {
  routes: Routes;
  /** Calls of the integration endpoint in the order in which they came, refused ones too. */
  received(): Received[];
  faults(): Fault[];
  dossiers(): KeptDossier[];
  reset(): void;
};

const PUSHES = ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"];
const NO_DESTINATION = "Thiếu dstcode trong tiêu đề";
/** error_code, message and what belongs to the service. */
type Answer = Record<string, unknown>;
type Options = { clock: Clock; secret: string; control: Control; journal: Journal };

/** Cổng dịch vụ công quốc gia: login, and the integration endpoint that keeps what it accepts. */
export function createPortal({ clock, secret, control, journal }: Options): Portal {
  let store = createStore();
  let received: Received[] = [];
  let faults: Fault[] = [];
  const sessions = createSessions(clock, control);
  // The real portal's type of error_code is not stable.
  const successes = [0, "0", "00"];
  let turn = 0;
  const success = () => successes[turn++ % successes.length]!;

  for (const entry of journal.entries) {
    const { at, ...body } = isObject(entry) ? entry : {};
    const replayed = SERVICES[text(body, "service")]?.(body, store);
    if (replayed && "result" in replayed)
      received.push({ seq: received.length + 1, at: String(at), ...shown(body), error_code: 0, message: "Thành công" });
  }

  function login(call: Call): Answer {
    const body = jsonObject(call.body);
    if (!call.req.headers.dstcode) return { session: "", error_code: -1, message: NO_DESTINATION };
    const known = text(body ?? {}, "username") === "motcua" && text(body ?? {}, "password") === secret;
    return known
      ? { session: sessions.open(), error_code: 0 }
      : { session: "", error_code: -1, message: "Sai tên đăng nhập hoặc mật khẩu" };
  }

  function integrate(call: Call): Answer {
    const body = jsonObject(call.body) ?? {};
    const name = text(body, "service");
    const note = { seq: received.length + 1, at: clock().toString(), service: name };
    const fault = (kind: FaultKind, message: string) => faults.push({ ...note, kind, maHoSo: codeIn(body), message });
    const answer = (error_code: string | number, message: string, result: unknown[] = []): Answer => {
      received.push({ ...note, ...shown(body), error_code, message });
      return { error_code, message, result };
    };

    if (!call.req.headers.dstcode) {
      fault("schema", NO_DESTINATION);
      return answer("-1", NO_DESTINATION);
    }
    if (!sessions.use(text(body, "session")))
      return answer("-2", "Phiên làm việc không đúng hoặc đã hết hạn, vui lòng đăng nhập lại");
    const service = SERVICES[name];
    if (!service) {
      fault("schema", `Không có dịch vụ "${name}"`);
      return answer("-9", "Dịch vụ không tồn tại");
    }
    const outcome = service(body, store);
    if ("code" in outcome) {
      if (outcome.fault) fault(outcome.fault, outcome.message);
      return answer(outcome.code, outcome.message);
    }
    for (const strange of outcome.notes) fault("status", strange);
    if (PUSHES.includes(name)) journal.append({ ...body, session: "-", at: note.at });
    return answer(success(), "Thành công", outcome.result);
  }

  return {
    routes: {
      "POST /dvcqg/auth": (call) => sendJson(call.res, 200, login(call)),
      "POST /dvcqg/integration": (call) => sendJson(call.res, 200, integrate(call)),
    },
    received: () => structuredClone(received),
    faults: () => structuredClone(faults),
    dossiers: () => structuredClone([...store.dossiers.values()]),
    reset: () => {
      store = createStore();
      received = [];
      faults = [];
      sessions.clear();
      journal.clear();
    },
  };
}

function shown(body: Message): Pick<Received, "service" | "isUpdating" | "data"> {
  const { isUpdating, data, mahoso, maTTHC } = body;
  const asked = data ?? mahoso ?? maTTHC;
  return {
    service: text(body, "service"),
    ...(typeof isUpdating === "string" ? { isUpdating } : {}),
    ...(asked === undefined ? {} : { data: asked }),
  };
}
