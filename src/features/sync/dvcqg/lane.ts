import type { Lane } from "../types.ts";
import { messagesOf } from "./messages-of.ts";
import { batch, push } from "./push.ts";

/** Cổng Dịch vụ công quốc gia, messages of 2024 (DongBoHoSoMC, CapNhatTienDoHoSoMC). */
export const dvcqg: Lane = { name: "dvcqg", title: "Cổng Dịch vụ công quốc gia", messagesOf, batch, push };
