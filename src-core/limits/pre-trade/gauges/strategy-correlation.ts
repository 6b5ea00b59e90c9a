import { strategyCorrelation as correlationOf } from '../../../portfolio/strategy-correlation.ts';
import { type Projection } from '../projection.ts';
import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';

/** Largest or mean correlation of the strategies' P&L. A strategy that the trades close leaves the comparison. */
export const strategyCorrelation: PrepareGauge = (book, limit) => {
  const method = limit.parameters.method ?? 'maximum';
  if (method !== 'maximum' && method !== 'average') {
    return unmeasured(book, `There is no correlation method "${method}"`);
  }
  const { strategies, column } = book.returns;
  const figure = (series: ReadonlyMap<string, Float64Array>) => {
    const sorted = [...series.keys()].sort().map((strategy) => series.get(strategy)!);
    return correlationOf(sorted)[method];
  };
  const seriesAfter = ({ strategyChanges, changes }: Projection) => {
    const after = new Map(strategies);
    for (const { strategy, security, weight } of strategyChanges) {
      const before = after.get(strategy);
      const series = before === undefined ? new Float64Array(book.returns.window.length) : before.slice();
      const returns = column(security);
      for (let day = 0; day < series.length; day++) series[day]! += weight * returns[day]!;
      after.set(strategy, series);
    }
    const closed = new Set(changes.filter(({ quantityAfter }) => quantityAfter.isZero()).map((c) => c.strategy));
    for (const strategy of closed) {
      const changed = new Map(
        changes.filter((change) => change.strategy === strategy).map((c) => [c.security, c.quantityAfter]),
      );
      const isOpen =
        [...changed.values()].some((quantity) => !quantity.isZero()) ||
        book.positions.some((position) => position.strategy === strategy && !changed.has(position.security));
      if (!isOpen) after.delete(strategy);
    }
    return after;
  };
  return portfolioGauge(
    book,
    'exact',
    'It takes two strategies',
    () => figure(strategies),
    (projection) => figure(projection.once('strategies', () => seriesAfter(projection))),
  );
};
