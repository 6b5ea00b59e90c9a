import { measureStrategies } from './by-strategy.ts';
import { type LimitMetric } from './metric.ts';

export const netLeverage: LimitMetric = {
  id: 'net-leverage',
  label: 'Net leverage',
  unit: 'multiple',
  description:
    'Sum of the signed market values of all positions ÷ net asset value, taken without its sign: net short counts as much as net long.',
  levels: ['workspace', 'portfolio', 'strategy'],
  parameters: [],
  measure: (risk, limit) =>
    limit.scope.level === 'strategy'
      ? measureStrategies(risk, limit, (row) => Math.abs(row.net))
      : [
          {
            subject: risk.portfolio,
            value: Math.abs(risk.netLeverage),
            note: risk.netLeverage < 0 ? 'Net short' : '',
          },
        ],
};
