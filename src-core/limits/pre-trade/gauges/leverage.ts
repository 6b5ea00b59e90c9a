import { ExactDecimal } from '../../../numerics/exact-decimal.ts';
import { type Book } from '../book.ts';
import { type PositionChange, type Projection } from '../projection.ts';
import { portfolioGauge, type Gauge, type PrepareGauge } from './gauge.ts';

/** What a position adds to gross or net exposure. */
type Exposure = (value: ExactDecimal) => ExactDecimal;

/** Σ exposure ÷ NAV without its sign, of the portfolio or of each strategy in the limit's scope. */
function leverageGauge(exposure: Exposure): PrepareGauge {
  const difference = ({ valueBefore, valueAfter }: PositionChange) => exposure(valueAfter).minus(exposure(valueBefore));
  return (book, limit) => {
    if (limit.scope.level === 'strategy') return byStrategy(book, limit.scope.strategy, exposure, difference);
    const base = book.positions.reduce((sum, { value }) => sum.plus(exposure(value)), new ExactDecimal(0));
    return portfolioGauge(
      book,
      'exact',
      '',
      () => base.div(book.nav).abs().toNumber(),
      ({ changes, nav }) =>
        changes
          .reduce((sum, change) => sum.plus(difference(change)), base)
          .div(nav)
          .abs()
          .toNumber(),
    );
  };
}

function byStrategy(
  book: Book,
  named: string | undefined,
  exposure: Exposure,
  difference: (change: PositionChange) => ExactDecimal,
): Gauge {
  const base = new Map<string, ExactDecimal>();
  for (const { strategy, value } of book.positions) {
    base.set(strategy, (base.get(strategy) ?? new ExactDecimal(0)).plus(exposure(value)));
  }
  const subjectOf = (strategy: string) => strategy || 'No strategy';
  const inScope = (strategy: string) => named === undefined || strategy === named;
  const baseOf = (subject: string) =>
    [...base].find(([strategy]) => subjectOf(strategy) === subject)?.[1] ?? new ExactDecimal(0);
  return {
    basis: 'exact',
    note: '',
    subjects: ({ changes }: Projection) => [
      ...new Set(
        changes
          .map(({ strategy }) => strategy)
          .filter(inScope)
          .map(subjectOf),
      ),
    ],
    allSubjects: () => [...base.keys()].filter(inScope).map(subjectOf),
    before: (subject) => baseOf(subject).div(book.nav).abs().toNumber(),
    after(subject, { changes, nav }) {
      let sum = baseOf(subject);
      for (const change of changes) if (subjectOf(change.strategy) === subject) sum = sum.plus(difference(change));
      return sum.div(nav).abs().toNumber();
    },
  };
}

export const grossLeverage = leverageGauge((value) => value.abs());
export const netLeverage = leverageGauge((value) => value);
