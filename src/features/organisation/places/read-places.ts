import type { Services } from "../../../platform/services.ts";
import type { Places } from "../accounts/check-post.ts";
import { selectPlaces } from "./sql.ts";

/** Every agency by code, with the sorts of the rooms right below it. */
export async function readPlaces({ db }: Pick<Services, "db">): Promise<Places> {
  return new Map((await selectPlaces(db)).map(({ id, name, units }) => [id, { name, units }]));
}
