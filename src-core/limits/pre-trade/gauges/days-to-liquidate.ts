import { ExactDecimal } from '../../../numerics/exact-decimal.ts';
import { daysOf, usualParticipation } from '../../metrics/days-to-liquidate.ts';
import { type Gauge, type PrepareGauge } from './gauge.ts';

/** Days to liquidate each security that trades touch; without a known volume there is no figure. */
export const daysToLiquidate: PrepareGauge = (book, limit): Gauge => {
  const { subject: asked, participation = usualParticipation } = limit.parameters;
  const shares = new Map<string, ExactDecimal>();
  const symbolOf = (security: number) => book.securities[security]!.symbol;
  for (const { security, quantity } of book.positions) {
    const symbol = symbolOf(security);
    shares.set(symbol, (shares.get(symbol) ?? new ExactDecimal(0)).plus(quantity.abs()));
  }
  const isWanted = (symbol: string) =>
    asked === undefined || symbol === asked || book.securities[book.indexOf.get(symbol)!]!.name === asked;
  const days = (symbol: string, count: ExactDecimal) => {
    const volume = book.securities[book.indexOf.get(symbol)!]!.averageVolume;
    return volume === null ? null : daysOf(count, volume, participation);
  };
  return {
    basis: 'exact',
    note: 'No volumes are known',
    subjects: ({ changes }) => [...new Set(changes.map(({ security }) => symbolOf(security)))].filter(isWanted),
    allSubjects: () => [...shares.keys()].filter(isWanted),
    before: (symbol) => days(symbol, shares.get(symbol) ?? new ExactDecimal(0)),
    after(symbol, { changes }) {
      let count = shares.get(symbol) ?? new ExactDecimal(0);
      for (const { security, quantityBefore, quantityAfter } of changes) {
        if (symbolOf(security) === symbol) count = count.plus(quantityAfter.abs()).minus(quantityBefore.abs());
      }
      return days(symbol, count);
    },
  };
};
