import { type LimitMetric } from './metric.ts';

export const beta: LimitMetric = {
  id: 'beta',
  label: 'Beta',
  unit: 'number',
  description:
    'Slope of the returns of current holdings on those of the benchmark over the window, taken without its sign: a beta of −1.5 is as far from neutral as one of 1.5.',
  levels: ['workspace', 'portfolio'],
  parameters: [],
  measure(risk) {
    if (risk.beta === null) {
      const note = risk.benchmark === null ? 'No benchmark is chosen' : `There is no beta to ${risk.benchmark}`;
      return [{ subject: risk.portfolio, value: null, note }];
    }
    const sign = risk.beta < 0 ? ', negative' : '';
    return [{ subject: risk.portfolio, value: Math.abs(risk.beta), note: `To ${risk.benchmark}${sign}` }];
  },
};
