import { OperatorError } from "../operator-error.ts";

/** The embedded server cannot run; the message is one sentence for the operator that says what to do. */
export class ServerError extends OperatorError {}
