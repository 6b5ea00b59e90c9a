import { concentration } from './concentration.ts';
import { type LimitMetric } from './metric.ts';

export const singleName: LimitMetric = {
  id: 'single-name',
  label: 'Single name',
  unit: 'fraction',
  description:
    'Absolute market value of one security, all strategies together without netting, ÷ net asset value. Without a subject: the largest name, and every other beyond a threshold.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure: (risk, limit) => concentration(risk.exposures.byName, limit, 'name'),
};
