import type { RunningProgram } from "./program.ts";

export type Received = { service: string; data: { MaHoSo: string; TrangThaiHoSo?: string; TrangThai?: string }[] };

/** Tells a simulator how to behave. */
export async function setMode(
  program: RunningProgram,
  name: string,
  mode: "ok" | "slow" | "fail" | "garbage" | "away",
): Promise<void> {
  const answer = await fetch(`${program.simulators}/_control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode }),
  });
  if (!answer.ok) throw new Error(`The simulator does not take the mode: ${await answer.text()}`);
}

const read = async <T>(program: RunningProgram, path: string): Promise<T> =>
  (await fetch(program.simulators + path)).json() as Promise<T>;

/** What the national portal has received, once it is enough. @throws after 90 s */
export async function untilDelivered(
  program: RunningProgram,
  enough: (all: Received[]) => boolean,
): Promise<{ received: Received[]; faults: unknown[] }> {
  const end = Date.now() + 90_000;
  while (Date.now() < end) {
    const received = (await read<Received[]>(program, "/_received/dvcqg")).filter((one) => Array.isArray(one.data));
    if (enough(received)) return { received, faults: await read<unknown[]>(program, "/_faults/dvcqg") };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The national portal has not received what was expected");
}
