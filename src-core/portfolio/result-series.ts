import { isoDate, type EpochDay } from '../market/epoch-day.ts';
import { type ResultSeries } from './portfolio-risk.ts';

/** A series as it is stored and shown: ISO dates, null for what is missing. */
export function resultSeries(dates: readonly EpochDay[], values: ArrayLike<number>): ResultSeries {
  return {
    dates: dates.map(isoDate),
    values: dates.map((_, i) => (Number.isFinite(values[i]) ? values[i]! : null)),
  };
}
