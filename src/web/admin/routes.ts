import { Hono } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../context.ts";

/** Pages of this face. */
export function admin(_services: Services): Hono<AppEnv> {
  return new Hono<AppEnv>();
}
