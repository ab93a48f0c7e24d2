import { randomBytes } from "node:crypto";
import type { Control, Name } from "../control.ts";
import { type Call, type Clock, fields, sendJson, text } from "../http.ts";

const LIFE = { hours: 1 };

/** Tokens of one register by client_credentials; `client_id` and `client_secret` in a Basic header or in the form. */
export type Tokens = {
  issue(call: Call): void /** Answers 401 itself and returns false when the call carries no valid token. */;
  check(call: Call): boolean;
};

export function createTokens(name: Name, secret: string, control: Control, clock: Clock): Tokens {
  const tokens = new Map<string, { until: Temporal.Instant; left: number }>();
  return {
    issue(call) {
      const form = fields(call);
      const given = basic(call.req.headers.authorization) ?? [text(form, "client_id"), text(form, "client_secret")];
      if (text(form, "grant_type") !== "client_credentials") return sendJson(call.res, 400, { error: "unsupported_grant_type" });
      if (given[0] !== "motcua" || given[1] !== secret) return sendJson(call.res, 401, { error: "invalid_client" });
      const token = randomBytes(24).toString("base64url");
      tokens.set(token, { until: clock().add(LIFE), left: control.get(name).expireSessionAfter ?? Infinity });
      sendJson(call.res, 200, { access_token: token, token_type: "Bearer", expires_in: 3600, scope: name });
    },
    check(call) {
      const key = /^Bearer (.+)$/.exec(call.req.headers.authorization ?? "")?.[1] ?? "";
      const token = tokens.get(key);
      if (token && token.left > 0 && Temporal.Instant.compare(clock(), token.until) < 0) {
        token.left -= 1;
        return true;
      }
      tokens.delete(key);
      sendJson(call.res, 401, { error: "invalid_token", error_description: "Mã truy cập không đúng hoặc đã hết hạn" });
      return false;
    },
  };
}

function basic(header: string | undefined): [string, string] | undefined {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  if (!encoded) return undefined;
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return [decodeURIComponent(id), decodeURIComponent(secret)];
}
