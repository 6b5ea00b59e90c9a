import { type LimitMetric } from './metric.ts';

export const strategyCorrelation: LimitMetric = {
  id: 'strategy-correlation',
  label: 'Strategy correlation',
  unit: 'number',
  description:
    'Largest correlation between the P&L series of two strategies over the window; with the method "average" the mean over all pairs.',
  levels: ['workspace', 'portfolio'],
  parameters: ['method'],
  methods: ['maximum', 'average'],
  measure(risk, { parameters: { method = 'maximum' } }) {
    const { average, maximum } = risk.strategyCorrelation;
    if (method !== 'maximum' && method !== 'average') {
      const note = `There is no correlation method "${method}": choose maximum or average`;
      return [{ subject: risk.portfolio, value: null, note }];
    }
    const value = method === 'maximum' ? maximum : average;
    const note =
      value === null
        ? 'It takes two strategies'
        : method === 'maximum'
          ? 'The largest of all pairs'
          : 'Mean of all pairs';
    return [{ subject: risk.portfolio, value, note }];
  },
};
