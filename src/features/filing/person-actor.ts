export { personActor } from "../mandates/index.ts";
