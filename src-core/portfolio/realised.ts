import { DomainError } from '../domain-error.ts';
import { businessDaysBetween } from '../market/business-days.ts';
import { isoDate, type EpochDay } from '../market/epoch-day.ts';
import { ExactDecimal } from '../numerics/exact-decimal.ts';

/** One day of the realised history. Money in base currency, decimal text. */
export interface NavRecord {
  readonly date: EpochDay;
  readonly nav: string;
  /** Actual profit or loss of the day; null = what the NAV changed by, without the flow. */
  readonly profitAndLoss: string | null;
  /** Subscriptions (+) and redemptions (−) contained in the NAV; null = none. */
  readonly flow: string | null;
}

export interface RealisedHistory {
  readonly dates: readonly EpochDay[];
  readonly nav: Float64Array;
  /** P&L ÷ previous NAV, one for each date from the second on; NaN where the previous date is too long ago for one day's P&L. */
  readonly returns: Float64Array;
  /** Value of one unit of the portfolio: the NAV with flows taken out, equal to the NAV until the first flow. */
  readonly unitValues: readonly ExactDecimal[];
}

/**
 * The realised history up to a date, with subscriptions and redemptions taken out. A flow happens at the day's close: the
 * return of the day is (NAV − flow − previous NAV) ÷ previous NAV.
 *
 * @param records dates ascending
 * @param maxStaleDays business days that two records may be apart for a one-day return
 * @throws DomainError NON_POSITIVE_NAV
 */
export function realisedHistory(
  records: readonly NavRecord[],
  asOf: EpochDay,
  maxStaleDays: number,
): RealisedHistory | null {
  const used = records.filter((record) => record.date <= asOf);
  if (used.length === 0) return null;
  const unitValues: ExactDecimal[] = [];
  const returns = new Float64Array(used.length - 1);
  // NAV ÷ units is the value of a unit; a flow changes the number of units, never their value.
  let units = new ExactDecimal(1);
  let previous: ExactDecimal | null = null;
  used.forEach((record, day) => {
    const nav = new ExactDecimal(record.nav);
    const beforeFlow = nav.minus(record.flow ?? 0);
    if (!nav.gt(0) || (previous !== null && !beforeFlow.gt(0))) {
      throw new DomainError('NON_POSITIVE_NAV', `The NAV history is not positive on ${isoDate(record.date)}`, {
        kept: 'Nothing was computed; the history is unchanged',
        remedy: 'Correct the NAV history: returns and drawdowns need a positive net asset value',
      });
    }
    if (previous !== null) {
      if (!beforeFlow.eq(nav)) units = units.times(nav).div(beforeFlow);
      const gained: ExactDecimal =
        record.profitAndLoss === null ? beforeFlow.minus(previous) : new ExactDecimal(record.profitAndLoss);
      const apart = businessDaysBetween(used[day - 1]!.date, record.date);
      returns[day - 1] = apart > maxStaleDays ? NaN : gained.div(previous).toNumber();
    }
    unitValues.push(units.eq(1) ? nav : nav.div(units));
    previous = nav;
  });
  return {
    dates: used.map((record) => record.date),
    nav: Float64Array.from(used, (record) => Number(record.nav)),
    returns,
    unitValues,
  };
}
