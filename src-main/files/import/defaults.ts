import { type EpochDay, isoDate } from '../../../src-core/market/epoch-day.ts';
import { type ImportContext } from './kind.ts';

/** A value that stands in where the file has none, and says so when it was needed. */
export interface Default<Value> {
  use(): Value;
  notes(): readonly string[];
}

export function defaultValue<Value>(value: Value, note: string): Default<Value> {
  let used = false;
  return {
    use() {
      used = true;
      return value;
    },
    notes: () => (used ? [note] : []),
  };
}

/** The portfolio the user named, else the file's name. */
export function defaultPortfolio({ portfolio, stem }: ImportContext): Default<string> {
  const name = portfolio ?? stem;
  const source = portfolio === null ? "the file's name" : 'as asked';
  return defaultValue(name, `Rows without a portfolio belong to ${name} (${source})`);
}

/** The last date with a price in the workspace, else today. */
export function defaultAsOf({ known, today }: ImportContext): Default<EpochDay> {
  const day = known.lastPriceDate ?? today;
  const source = known.lastPriceDate === null ? 'today; the workspace has no prices' : 'the last price date';
  return defaultValue(day, `Rows without a date are as of ${isoDate(day)} (${source})`);
}
