/** Milliseconds, and how many a second. */
export type Figures = { perSecond: number; p50: number; p95: number; p99: number };

/** `clients` workers take one task after the other until none is left; each task is timed by itself. */
export async function drive<T>(
  clients: number,
  tasks: readonly T[],
  work: (task: T, client: number) => Promise<void>,
): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (next < tasks.length) {
        const task = tasks[next++]!;
        const start = performance.now();
        await work(task, client);
        times.push(performance.now() - start);
      }
    }),
  );
  const perSecond = tasks.length / ((performance.now() - begun) / 1000);
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { perSecond: round(perSecond), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return round(sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2);
}

/** Median of each figure over the rounds. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => median(rounds.map((one) => one[name]));
  return { perSecond: of("perSecond"), p50: of("p50"), p95: of("p95"), p99: of("p99") };
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** `--name=value` of the command line, a whole number. */
export function option(name: string, fallback: number): number {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1];
  const value = Number(given ?? fallback);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} needs a whole number from 1`);
  return value;
}
