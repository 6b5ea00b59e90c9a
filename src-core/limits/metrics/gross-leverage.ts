import { measureStrategies } from './by-strategy.ts';
import { type LimitMetric } from './metric.ts';

export const grossLeverage: LimitMetric = {
  id: 'gross-leverage',
  label: 'Gross leverage',
  unit: 'multiple',
  description:
    'Sum of the absolute market values of all positions ÷ net asset value. Of a strategy: its own positions ÷ the net asset value of the portfolio.',
  levels: ['workspace', 'portfolio', 'strategy'],
  parameters: [],
  measure: (risk, limit) =>
    limit.scope.level === 'strategy'
      ? measureStrategies(risk, limit, (row) => row.gross)
      : [{ subject: risk.portfolio, value: risk.grossLeverage, note: '' }],
};
