import { concentration } from './concentration.ts';
import { type LimitMetric } from './metric.ts';

export const country: LimitMetric = {
  id: 'country',
  label: 'Country',
  unit: 'fraction',
  description:
    'Sum of the absolute market values of one country ÷ net asset value. Without a subject: the largest country, and every other beyond a threshold.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure: (risk, limit) => concentration(risk.exposures.byCountry, limit, 'country'),
};
