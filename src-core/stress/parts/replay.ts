import { epochDay, isoDate } from '../../market/epoch-day.ts';
import { lastIndexAtOrBefore } from '../../portfolio/valuation.ts';
import { replayWindow } from '../replayed-window.ts';
import { type ReplayPart } from '../scenario.ts';
import { type DaySpan, type StressMarket } from '../stress-market.ts';
import { type PartModel } from './part-model.ts';

/** Calendar days that the history may begin after, or end before, a stretch: weekends and holidays. */
const tolerance = 7;

export const replay: PartModel<ReplayPart> = {
  label: ({ from, to }) => `Replay of ${from} to ${to}`,

  unavailable({ from, to }, market) {
    const { dates } = market;
    const start = dates[0]!;
    const end = dates[dates.length - 1]!;
    if (epochDay(from) > epochDay(to)) return `The replay ends (${to}) before it begins (${from})`;
    if (start > epochDay(from) + tolerance)
      return `The history of what is held begins on ${isoDate(start)}, after ${from}`;
    if (end < epochDay(to) - tolerance) return `The history of what is held ends on ${isoDate(end)}, before ${to}`;
    const { first, last } = spanOf({ from, to }, market);
    return last < first ? `There is no trading day from ${from} to ${to}` : null;
  },

  shock: (part, market, { volatilityMultiple }) =>
    replayWindow(market, spanOf(part, market), part.proxies ?? [], volatilityMultiple),
};

function spanOf({ from, to }: Pick<ReplayPart, 'from' | 'to'>, { dates }: StressMarket): DaySpan {
  return { first: lastIndexAtOrBefore(dates, epochDay(from) - 1) + 1, last: lastIndexAtOrBefore(dates, epochDay(to)) };
}
