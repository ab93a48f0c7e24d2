import type { KeptDossier, Message, Refused } from "./types.ts";

/** Dossiers that the portal knows, and the notes on what came in a wrong order. */
export type Store = {
  dossiers: Map<string, KeptDossier>;
  insert(message: Message): Refused | undefined;
  /** Replaces the dossier; answers what is strange about the order, without refusing. */
  update(message: Message): Refused | string[];
  addProgress(line: Message): string[];
};

/** After these nothing more may happen: not received, result returned. */
const FINAL = ["3", "10"];

export function createStore(): Store {
  const dossiers = new Map<string, KeptDossier>();
  return {
    dossiers,
    insert(message) {
      const maHoSo = String(message.MaHoSo);
      if (dossiers.has(maHoSo)) return { code: "-3", message: "Hồ sơ đã tồn tại" };
      dossiers.set(maHoSo, { maHoSo, dossier: message, updates: 0, progress: [] });
      return undefined;
    },
    update(message) {
      const kept = dossiers.get(String(message.MaHoSo));
      if (!kept) return { code: "-4", message: `Hồ sơ ${String(message.MaHoSo)} không tồn tại`, fault: "order" };
      const before = String(kept.dossier.TrangThaiHoSo);
      const after = String(message.TrangThaiHoSo);
      // Before reception an office asks for papers (5) or money (6) and then looks at the dossier again (1).
      const takenIn = Boolean(kept.dossier.NgayTiepNhan);
      kept.dossier = message;
      kept.updates += 1;
      if (FINAL.includes(before) && before !== after) return [`Trạng thái lùi từ ${before} (đã kết thúc) về ${after}`];
      if (takenIn && before !== "1" && after === "1") return [`Trạng thái lùi từ ${before} về 1`];
      return [];
    },
    addProgress(line) {
      const kept = dossiers.get(String(line.MaHoSo))!;
      const sent = JSON.stringify(line);
      // Delivery is at least once: a line sent again is not a fault, and is not kept twice.
      if (kept.progress.some((old) => JSON.stringify(old) === sent)) return [];
      const last = kept.progress.at(-1);
      kept.progress.push(line);
      if (!last) return [];
      const notes: string[] = [];
      if (String(line.ThoiDiemXuLy) < String(last.ThoiDiemXuLy))
        notes.push(`Tiến độ lùi thời gian: ${String(line.ThoiDiemXuLy)} sau ${String(last.ThoiDiemXuLy)}`);
      if (FINAL.includes(String(last.TrangThai)) && last.TrangThai !== line.TrangThai)
        notes.push(`Tiến độ ${String(line.TrangThai)} đến sau trạng thái kết thúc ${String(last.TrangThai)}`);
      return notes;
    },
  };
}
