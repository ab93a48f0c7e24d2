export type { Seeded, SeedOptions } from "./seed-share.ts";
export { type Running, seedYear } from "./seed-year.ts";
