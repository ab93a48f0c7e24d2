import type { VisitView } from "../../../features/counter/index.ts";
import type { DraftCase } from "../../../features/filing/index.ts";
import type { Person } from "../../../features/identity/index.ts";

/** A visit whose person is known and whose form is being filled in. */
export type OpenVisit = VisitView & { draft: DraftCase; person: Person };
