import { formatWorkingDuration } from "../../../core/calendar/index.ts";
import { COLOURS, type Colour, type Workload } from "../../../features/desk/index.ts";
import { type Html, html } from "../../ui/index.ts";
import { listPath } from "../lists/list-ask.ts";
import { donePath } from "../paths.ts";

const WORDS: Readonly<Record<Colour, string>> = { late: "quá hạn", soon: "sắp hạn", ok: "còn hạn", paused: "đang dừng" };
const WIDEST = 220;

/** The unit's work as bars: what each has open by colour and word, what each has finished. Every bar leads to its list; a table says the same. */
export function workBars(people: readonly Workload[]): Html {
  const most = Math.max(1, ...people.flatMap(({ colours, month }) => [...COLOURS.map((one) => colours[one]), month]));
  const lines = people.map((one) => {
    const open = COLOURS.filter((colour) => one.colours[colour] > 0).map((colour) =>
      bar({
        href: listPath({ view: "all", filter: { holder: { officerId: one.officerId }, urgency: colour } }),
        text: `${one.colours[colour]} ${WORDS[colour]}`,
        who: one.name,
        look: colour === "paused" ? "info" : colour,
        share: one.colours[colour] / most,
      }),
    );
    const done = ([7, 30] as const)
      .map((days) => ({ days, count: days === 7 ? one.week : one.month }))
      .filter(({ count }) => count > 0)
      .map(({ days, count }) =>
        bar({
          href: donePath(one.officerId, days),
          text: `${count} xong trong ${days} ngày`,
          who: one.name,
          look: "done",
          share: count / most,
        }),
      );
    const none = open.length === 0 && html`<span class="soft">không giữ hồ sơ nào</span>`;
    return html`<li><b>${one.name}</b><div class="track"><div>${open}${none}</div><div>${done}${averageOf(one)}</div></div></li>`;
  });
  return html`<ul class="bars">${lines}</ul>`;
}

export const averageOf = ({ minutes }: Pick<Workload, "minutes">): Html | undefined =>
  minutes === undefined ? undefined : html`<span class="soft">trung bình ${formatWorkingDuration(minutes)} một việc</span>`;

type Bar = { href: string; text: string; who: string; look: string; share: number };

function bar({ href, text, who, look, share }: Bar): Html {
  const width = Math.max(4, Math.round(share * WIDEST));
  return html`<a class="bar-link" href="${href}"><svg width="${width}" height="14" aria-hidden="true"><rect class="${look}" width="${width}" height="14" rx="2"></rect></svg><span>${text}<span class="vh">, ${who}</span></span></a>`;
}
