import { methodIds } from '../../tail-risk/registry.ts';
import { type LimitMetric } from './metric.ts';
import { tailFigure } from './tail-figure.ts';

export const valueAtRisk: LimitMetric = {
  id: 'var',
  label: 'VaR',
  unit: 'fraction',
  description:
    'Loss, as a fraction of net asset value, that is exceeded with probability 1 − confidence over the horizon, by the method named.',
  levels: ['workspace', 'portfolio'],
  parameters: ['method', 'confidence', 'horizon'],
  methods: methodIds,
  measure: (risk, limit) => tailFigure(risk, limit.parameters, (row) => row.varFraction),
};
