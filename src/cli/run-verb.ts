import { OperatorError } from "../platform/operator-error.ts";

/** Runs a short command: its exit code, or one sentence and 1 when only the operator can help. */
export async function runVerb(verb: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await verb();
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
  // Whoever started the command holds a channel open; it must not keep a finished command alive.
  if (process.connected) process.disconnect?.();
}
