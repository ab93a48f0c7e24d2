/** Something only the operator can put right; the message is one plain sentence that says what to do. Printed without a stack trace. */
export class OperatorError extends Error {}
