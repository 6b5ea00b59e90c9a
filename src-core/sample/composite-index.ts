import { type Company } from './company.ts';
import { type Quotes } from './price-history.ts';
import { type SampleDefinition } from './sample-definition.ts';
import { type IndexRow } from '../portfolio/imported-rows.ts';

/**
 * Levels of the market's composite: total return of all listed companies, weighted by the market value of the day
 * before. A newly listed company joins with its second day.
 */
export function compositeLevels(
  definition: SampleDefinition,
  companies: readonly Company[],
  days: Int32Array,
  quotes: readonly Quotes[],
): readonly IndexRow[] {
  const { name, initialLevel } = definition.benchmark;
  let level = initialLevel;
  return Array.from(days, (date, day) => {
    if (day > 0) {
      let before = 0;
      let after = 0;
      quotes.forEach((quote, i) => {
        if (day <= quote.firstDay) return;
        const { shares } = companies[i]!;
        before += shares * quote.closeCents[day - 1]!;
        after += shares * (quote.closeCents[day]! + quote.dividendCents[day]!);
      });
      level *= after / before;
    }
    return { benchmark: name, date, value: Math.round(level * 1e6) / 1e6 };
  });
}
