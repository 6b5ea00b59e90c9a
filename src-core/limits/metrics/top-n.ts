import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type LimitMetric } from './metric.ts';

/** N unless the limit says otherwise. */
export const usualCount = 10;

export const topN: LimitMetric = {
  id: 'top-n',
  label: 'Largest names together',
  unit: 'fraction',
  description: 'Sum of the N largest single-name exposures ÷ net asset value; N is 10 unless the limit says otherwise.',
  levels: ['workspace', 'portfolio'],
  parameters: ['count'],
  measure(risk, limit) {
    const count = limit.parameters.count ?? usualCount;
    const largest = risk.exposures.byName.slice(0, count);
    // Decimal, so that names which add up to the limit exactly are not taken for more by a rounding.
    const value = largest.reduce((sum, row) => sum.plus(row.gross), new ExactDecimal(0)).toNumber();
    return [{ subject: risk.portfolio, value, note: `The ${largest.length} largest names` }];
  },
};
