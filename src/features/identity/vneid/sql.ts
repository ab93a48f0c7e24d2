import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

export type FlowRow = { state: string; nonce: string; verifier: string; return_to: string };

export async function insertFlow(db: Db, tokenHash: Buffer, flow: FlowRow, expiresAt: string): Promise<void> {
  await sql`insert into oidc_flow (token_hash, state, nonce, verifier, return_to, expires_at)
    values (${tokenHash}, ${flow.state}, ${flow.nonce}, ${flow.verifier}, ${flow.return_to}, ${expiresAt})`.execute(db);
}

/** Takes a flow out, so that an answer counts once. */
export async function takeFlow(db: Db, tokenHash: Buffer, now: string): Promise<FlowRow | undefined> {
  const { rows } = await sql<FlowRow & { alive: boolean }>`
    delete from oidc_flow where token_hash = ${tokenHash}
    returning state, nonce, verifier, return_to, expires_at > ${now} as alive`.execute(db);
  return rows[0]?.alive ? rows[0] : undefined;
}
