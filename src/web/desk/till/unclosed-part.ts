import { unclosedDay } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { type Html, html, link, notice } from "../../ui/index.ts";
import { TILL } from "./paths.ts";
import { dayText } from "./words.ts";

/** Above the counter: a day before today whose money was not counted. */
export async function unclosedPart(c: AppContext): Promise<Html | undefined> {
  const day = await unclosedDay(c.var.services, officerOf(c).actor);
  if (!day) return undefined;
  const body = html`<p>Tiền thu ngày ${dayText(day)} chưa được đếm và khóa sổ.</p>${link({ href: TILL, text: "Đóng quầy thu", look: "quiet" })}`;
  return notice({ tone: "soon", title: `Quầy thu ngày ${dayText(day)} chưa đóng`, body });
}
