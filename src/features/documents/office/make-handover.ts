import type { Services } from "../../../platform/services.ts";
import { counterOffice } from "../papers/offices.ts";
import { type DocumentData, renderDocument } from "../render-document.ts";
import { CHANNEL_NAMES } from "./channel-names.ts";
import { keepPaper } from "./keep-paper.ts";
import { listMoves } from "./list-moves.ts";
import { officesFor } from "./office-head.ts";
import { insertLines } from "./sql.ts";
import type { Move, OfficePaper, Officer } from "./types.ts";

type Asked = {
  key: string;
  day: string;
  kind: Move["kind"];
  room: string;
  /** The other agency's counter, when it is not the officer's own. */
  counter?: string;
  /** Codes of dossiers; those that did not move so on that day are left out. */
  codes: readonly string[];
};

/**
 * Danh sách bàn giao hồ sơ from the counter to a room, or phiếu bàn giao kết quả back, of the chosen dossiers that moved so on a day.
 * @returns undefined when none of them did
 */
export async function makeHandover(services: Services, officer: Officer, asked: Asked): Promise<OfficePaper | undefined> {
  const { kind, room, key } = asked;
  const moves = (await listMoves(services, officer, asked.day, asked.codes)).filter(
    (move) => move.kind === kind && move.room === room && move.counter === asked.counter,
  );
  if (moves.length === 0) return undefined;
  const office = counterOffice(await officesFor(services, officer.agencyId));
  const there = kind === "handoverList";
  const counter = asked.counter ?? office.centre;
  const [from, to] = there ? [counter, room] : [room, counter];
  const madeBy = { name: officer.name, position: officer.position };
  const lines = moves.map(({ dossier, version }) => ({ dossierId: dossier.id, version }));
  return keepPaper(services, officer, {
    key,
    kind,
    title: there ? `Bàn giao hồ sơ: ${from} → ${to}` : `Bàn giao kết quả: ${from} → ${to}`,
    rows: moves.length,
    fileName: there ? "ban-giao-ho-so" : "ban-giao-ket-qua",
    render: (number, issuedAt) => {
      const head = { office, number, from, to, issuedAt, madeBy };
      return there
        ? renderDocument("handoverList", { ...head, rows: moves.map(dossierRow) })
        : renderDocument("resultHandover", { ...head, rows: moves.map(resultRow) });
    },
    also: (tx, { id }) => insertLines(tx, id, lines),
  });
}

function dossierRow({ dossier, step, at }: Move): DocumentData["handoverList"]["rows"][number] {
  const { code, procedureName, applicant, channel, papers, receivedAt, dueAt, representative } = dossier;
  const given = papers.reduce((sum, { given: one }) => sum + (one ? one.original + one.certified + one.photocopy : 0), 0);
  // Before papers were counted at the counter, each was one sheet there.
  const onPaper = given > 0 ? given : channel === "online" ? 0 : papers.length;
  const receiver = dossier.steps.find((run) => run.name === step && run.startedAt === at)?.assignee?.name;
  return {
    code,
    procedure: procedureName,
    applicant: applicant.name,
    address: applicant.address,
    phone: applicant.phone,
    channel: CHANNEL_NAMES[channel],
    onPaper,
    electronic: papers.filter(({ file }) => file).length,
    ...(receivedAt && { receivedAt }),
    ...(dueAt && { dueAt }),
    step,
    ...(receiver && { receiver }),
    ...(representative && { note: `Nộp thay: ${representative.name}` }),
  };
}

function resultRow({ dossier }: Move): DocumentData["resultHandover"]["rows"][number] {
  const { code, procedureName, applicant, result, dueAt, fee, payments = [], delivery, draft } = dossier;
  const paid = payments.some((one) => one.kind !== "obligation" && one.paid);
  return {
    code,
    applicant: applicant.name,
    procedure: procedureName,
    result: result ? `${result.name} số ${result.number}` : "Chưa có",
    ...(dueAt && { dueAt }),
    fee: fee.total > 0 && !paid,
    post: delivery.way === "post",
    ...(draft?.negative && { note: "Trả lời không chấp thuận" }),
  };
}
