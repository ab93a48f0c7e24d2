/** Changing the files of a definition as a person would by hand. */
export { type Changed, changeDefinition, readPlace, readYaml } from "./change-definition.ts";
export { type KnownName, knownNames } from "./known-names.ts";
export { type NewDefinition, newDefinition } from "./new-definition.ts";
export { same, valueAt } from "./plan-steps.ts";
export { isGroup, isList } from "./render.ts";
export type { Change as DefinitionChange, Plain } from "./types.ts";
