import { concerns, feeText, firstUnit, isInForce, periodText, rateText } from "../../../core/procedure/index.ts";
import type { Channel, ChannelTerms, Fee, LawWaiver, Revision } from "../../../core/procedure/types.ts";
import { type Child, type Html, html, table } from "../../ui/index.ts";
import { CHANNELS, money, termText } from "../words.ts";

/** Tariffs of a channel on a day (yyyy-MM-dd). */
const feesOn = (revision: Revision, channel: Channel, today: string): Fee[] =>
  revision.fees.filter((fee) => isInForce(fee, today) && (fee.channels?.includes(channel) ?? true));

/** An expression that is one of the questions, of which the least answer is above nothing. */
const atLeastOne = (revision: Revision, expression: string | undefined): boolean =>
  expression === undefined ||
  revision.pages.some((page) =>
    page.fields.some(({ id, required, when, min = 0 }) => id === expression && required && when === undefined && min > 0),
  );

/** Whether a fee is charged in some cases only. */
const depends = (revision: Revision, fee: Fee): boolean =>
  fee.when !== undefined || !atLeastOne(revision, fee.count) || !atLeastOne(revision, fee.times);

/** What is always paid on a channel, in one word; a star says that more may come, as the table below tells. */
export function costText(revision: Revision, channel: Channel, today: string): string {
  const fees = feesOn(revision, channel, today);
  const always = fees.filter((fee) => !depends(revision, fee));
  if (always.length === 0 && fees.some(({ when }) => when !== undefined)) return "Tùy trường hợp";
  const sum = money(always.reduce((total, fee) => total + firstUnit(fee), 0));
  const counted = always.some(({ count, times }) => count !== undefined || times !== undefined);
  return `${counted ? `Từ ${sum}` : sum}${always.length < fees.length ? "*" : ""}`;
}

/** Time and cost by way of handing in, with tiers; then the waivers in force with their period. */
export function feeSection(revision: Revision, today: string, law: readonly LawWaiver[]): Html {
  const channels = (["online", "counter", "post"] as const).flatMap((channel) => {
    const terms = revision.channels[channel];
    return terms ? [{ channel, terms }] : [];
  });
  const rows: Child[][] = channels.map(({ channel, terms }) => [
    CHANNELS[channel],
    times(terms),
    costs(revision, channel, today),
  ]);
  const list = table({
    caption: "Thời gian và chi phí theo cách nộp",
    captionHidden: true,
    columns: [{ label: "Cách nộp" }, { label: "Thời gian" }, { label: "Chi phí" }],
    rows,
  });
  const inForce = revision.fees.filter((fee) => isInForce(fee, today));
  const sources = [...new Set(inForce.map(({ legal }) => legal))];
  const note =
    inForce.some((fee) => depends(revision, fee)) &&
    html`<p class="soft">* Chỉ thu trong trường hợp cần đến; số tiền của bạn hiện ra trước khi nộp.</p>`;
  return html`<h2>Thời gian và chi phí</h2>${list}${note}${sources.length > 0 && html`<p class="soft">Căn cứ thu: ${sources.join("; ")}.</p>`}${waiverList(revision, today, law)}`;
}

function times(terms: ChannelTerms): Html {
  const cases = (terms.cases ?? []).map(
    ({ time, say }) => html`<span class="sub">${say}: ${termText({ time, sameDay: false })}</span>`,
  );
  return html`${termText(terms)}${cases}`;
}

/** Everything that a channel costs on a day, item by item. */
export function costs(revision: Revision, channel: Channel, today: string): Child {
  const fees = feesOn(revision, channel, today);
  if (fees.length === 0) return "Miễn phí";
  return html`<ul class="plain">${fees.map((fee) => html`<li>${fee.name}${depends(revision, fee) && "*"}: ${feeText(fee)}${fee.to && html` <span class="soft">(${periodText({ to: fee.to })})</span>`}</li>`)}</ul>`;
}

function waiverList(revision: Revision, today: string, law: readonly LawWaiver[]): Html | undefined {
  if (revision.fees.length === 0) return undefined;
  const all = [...revision.waivers, ...law.filter((waiver) => concerns(waiver, revision))];
  const items = all
    .filter((waiver) => isInForce(waiver, today) && reaches(waiver, revision, today))
    .map((waiver) => {
      const period = periodText(waiver);
      const doubt = waiver.confidence === "low" && waiver.source && html` <span class="soft">${waiver.source}.</span>`;
      return html`<li><b>${waiver.name}</b>: ${rateText(waiver.rate).toLocaleLowerCase("vi")}${period && `, ${period}`}. <span class="soft">${waiver.legal}.</span>${doubt}</li>`;
    });
  return items.length > 0
    ? html`<h3>Miễn, giảm đang áp dụng</h3><ul>${items}</ul><p class="soft">Bạn không phải xin: khi bạn điền, chúng tôi tự tính mức có lợi nhất. Các mức không cộng với nhau.</p>`
    : undefined;
}

/** Whether a waiver can ever count here: a fee of today that it fits, on a channel of both. */
function reaches({ fees, kinds, channels }: LawWaiver, revision: Revision, today: string): boolean {
  const offered = Object.keys(revision.channels).filter((channel): channel is Channel => channel in CHANNELS);
  return offered.some(
    (channel) =>
      (channels?.includes(channel) ?? true) &&
      feesOn(revision, channel, today).some(({ id, kind }) => (fees?.includes(id) ?? true) && (kinds?.includes(kind) ?? true)),
  );
}
