import { type IsoDate } from '../market/epoch-day.ts';
import { isInForce } from './evaluate.ts';
import { type Limit } from './limit.ts';

/** Gross leverage a portfolio may not exceed by its limits of the date, the strictest of them; null where none is set. */
export function leverageLimit(limits: readonly Limit[], portfolio: string, date: IsoDate): number | null {
  const marks = limits
    .filter((limit) => limit.metric === 'gross-leverage' && limit.scope.level !== 'strategy')
    .filter((limit) => isInForce(limit, portfolio, date))
    .flatMap(({ limit, halt }) => limit ?? halt ?? [])
    .map(Number);
  return marks.length === 0 ? null : Math.min(...marks);
}
