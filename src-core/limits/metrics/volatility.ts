import { type LimitMetric } from './metric.ts';

export const volatility: LimitMetric = {
  id: 'volatility',
  label: 'Volatility',
  unit: 'fraction',
  description:
    'Annual volatility of current holdings over the window: the sample standard deviation, or with the method "ewma" the exponentially weighted forecast for the next day.',
  levels: ['workspace', 'portfolio'],
  parameters: ['method'],
  methods: ['sample', 'ewma'],
  measure(risk, { parameters: { method = 'sample' } }) {
    const values: Readonly<Record<string, number>> = { sample: risk.volatilityAnnual, ewma: risk.volatilityEwmaAnnual };
    const value = values[method] ?? null;
    const note = value === null ? `There is no volatility method "${method}": choose sample or ewma` : method;
    return [{ subject: risk.portfolio, value, note }];
  },
};
