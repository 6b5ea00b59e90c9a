import { concentration } from './concentration.ts';
import { type LimitMetric } from './metric.ts';

export const sector: LimitMetric = {
  id: 'sector',
  label: 'Sector',
  unit: 'fraction',
  description:
    'Sum of the absolute market values of one sector ÷ net asset value. Without a subject: the largest sector, and every other beyond a threshold.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure: (risk, limit) => concentration(risk.exposures.bySector, limit, 'sector'),
};
