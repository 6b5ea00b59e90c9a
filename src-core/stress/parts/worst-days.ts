import { replayWindow } from '../replayed-window.ts';
import { type WorstDaysPart } from '../scenario.ts';
import { type StressMarket, type WorstWindow } from '../stress-market.ts';
import { worstWindows } from '../worst-window.ts';
import { type PartModel } from './part-model.ts';

export const worstDays: PartModel<WorstDaysPart> = {
  label: ({ days }) => (days === 1 ? 'Worst day' : `Worst ${days} days`),
  unavailable: ({ days }, { dates }) =>
    days <= dates.length ? null : `The history of what is held has ${dates.length} days, not ${days}`,
  shock: (part, market, { volatilityMultiple }) =>
    replayWindow(market, windowOf(part.days, market), part.proxies ?? [], volatilityMultiple),
};

function windowOf(days: number, market: StressMarket): WorstWindow {
  const found = market.worstWindows.find((window) => window.days === days);
  if (found) return found;
  const weights = Float64Array.from(market.securities, ({ weight }) => weight);
  return worstWindows(market.returns, weights, market.dates.length, [days])[0]!;
}
