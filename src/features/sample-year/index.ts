export { type Seeded, type SeedOptions, seedYear } from "./seed-year.ts";
