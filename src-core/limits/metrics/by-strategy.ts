import { type ExposureRow, type PortfolioRisk } from '../../portfolio/portfolio-risk.ts';
import { type Limit } from '../limit.ts';
import { type Measurement } from './metric.ts';

/** A measurement of each strategy in the limit's scope: the one it names, or all of them. */
export function measureStrategies(
  risk: PortfolioRisk,
  limit: Limit,
  valueOf: (row: ExposureRow) => number,
): readonly Measurement[] {
  const name = limit.scope.strategy;
  const rows = risk.exposures.byStrategy.filter(({ key }) => name === undefined || key === name);
  if (rows.length === 0 && name !== undefined) {
    return [{ subject: name, value: null, note: 'The portfolio has no such strategy' }];
  }
  return rows.map((row) => ({ subject: row.key || row.label, value: valueOf(row), note: '' }));
}
