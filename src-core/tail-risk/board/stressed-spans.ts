import { worstPeriod } from '../../frtb/stressed-period.ts';
import { epochDay, type EpochDay } from '../../market/epoch-day.ts';

/** A stretch of a series under stress. */
export interface StressedSpan {
  readonly id: string;
  readonly label: string;
  /** Positions in the series, the last included. */
  readonly first: number;
  readonly last: number;
}

/** Stretches found in the data, in trading days; the measure is that by which regulation chooses the stressed period. */
const found = [
  { id: 'worst-12-months', label: 'Worst 12 months', days: 252 },
  { id: 'worst-6-months', label: 'Worst 6 months', days: 126 },
] as const;
const searchConfidence = 0.975;

/** Stretches by date, used where the data cover them. */
const named = [
  { id: 'credit-crisis', label: 'Credit crisis', from: '2008-09-01', to: '2009-08-31' },
  { id: 'euro-crisis', label: 'Euro debt crisis', from: '2011-07-01', to: '2012-06-29' },
  { id: 'pandemic', label: 'Pandemic', from: '2020-02-03', to: '2021-01-29' },
  { id: 'inflation', label: 'Inflation and rising rates', from: '2022-01-03', to: '2022-12-30' },
] as const;
/** A crisis that falls into a hole of the history has left too few days to measure. */
const fewestDays = 20;

/**
 * The worst stretches of a series and the crises it covers with at least 20 days.
 *
 * @param returns daily, oldest first, NaN not allowed
 * @param dates epoch days of the returns
 * @source search of the worst twelve months by ES 97.5 %: Basel Committee (2019), MAR33.5 to MAR33.7
 */
export function stressedSpans(returns: Float64Array, dates: readonly EpochDay[]): readonly StressedSpan[] {
  return [...foundSpans(returns), ...namedSpans(dates)];
}

function foundSpans(returns: Float64Array): StressedSpan[] {
  return found.flatMap(({ id, label, days }) => {
    const worst = worstPeriod(returns, days, searchConfidence);
    return worst === null ? [] : [{ id, label, first: worst.start, last: worst.start + days - 1 }];
  });
}

function namedSpans(dates: readonly EpochDay[]): StressedSpan[] {
  return named.flatMap(({ id, label, from, to }) => {
    const start = epochDay(from);
    const end = epochDay(to);
    const first = dates.findIndex((date) => date >= start);
    const last = dates.findLastIndex((date) => date <= end);
    // Covered: the history begins before and goes on after.
    if (first <= 0 || last < 0 || last === dates.length - 1) return [];
    if (last - first + 1 < fewestDays) return [];
    return [{ id, label, first, last }];
  });
}
