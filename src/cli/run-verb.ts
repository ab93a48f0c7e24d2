import { OperatorError } from "../platform/operator-error.ts";

/** Runs a short command: its exit code, or one sentence and 1 when only the operator can help. It ends with whoever started it. */
export async function runVerb(verb: () => Promise<number>): Promise<void> {
  const abandon = () => process.exit(130);
  process.once("disconnect", abandon);
  try {
    process.exitCode = await verb();
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
  // The channel to whoever started the command must not keep a finished command alive.
  process.off("disconnect", abandon);
  if (process.connected) process.disconnect?.();
}
