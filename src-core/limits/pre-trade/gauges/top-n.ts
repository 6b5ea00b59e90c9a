import { ExactDecimal } from '../../../numerics/exact-decimal.ts';
import { usualCount } from '../../metrics/top-n.ts';
import { portfolioGauge, type PrepareGauge } from './gauge.ts';

/** Sum of the N largest single-name exposures ÷ NAV. */
export const topN: PrepareGauge = (book, limit) => {
  const count = limit.parameters.count ?? usualCount;
  const gross = new Map<number, ExactDecimal>();
  for (const { security, value } of book.positions) {
    gross.set(security, (gross.get(security) ?? new ExactDecimal(0)).plus(value.abs()));
  }
  const ranked = [...gross].sort(([, a], [, b]) => b.cmp(a));
  const sum = (values: readonly ExactDecimal[]) =>
    values.reduce((total, value) => total.plus(value), new ExactDecimal(0));
  return portfolioGauge(
    book,
    'exact',
    '',
    () =>
      sum(ranked.slice(0, count).map(([, value]) => value))
        .div(book.nav)
        .toNumber(),
    ({ changes, nav }) => {
      const changed = new Map<number, ExactDecimal>();
      for (const { security, valueBefore, valueAfter } of changes) {
        const before = changed.get(security) ?? gross.get(security) ?? new ExactDecimal(0);
        changed.set(security, before.plus(valueAfter.abs()).minus(valueBefore.abs()));
      }
      // Whatever is not among the first N and not changed cannot come among them.
      const rest = ranked.slice(0, count + changed.size).filter(([security]) => !changed.has(security));
      const largest = [...rest.slice(0, count).map(([, value]) => value), ...changed.values()];
      return sum(largest.sort((a, b) => b.cmp(a)).slice(0, count))
        .div(nav)
        .toNumber();
    },
  );
};
