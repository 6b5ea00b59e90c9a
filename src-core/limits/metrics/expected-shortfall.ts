import { methodIds } from '../../tail-risk/registry.ts';
import { type LimitMetric } from './metric.ts';
import { tailFigure } from './tail-figure.ts';

export const expectedShortfall: LimitMetric = {
  id: 'es',
  label: 'Expected shortfall',
  unit: 'fraction',
  description:
    'Mean loss, as a fraction of net asset value, in the worst 1 − confidence of cases over the horizon, by the method named.',
  levels: ['workspace', 'portfolio'],
  parameters: ['method', 'confidence', 'horizon'],
  methods: methodIds,
  measure: (risk, limit) => tailFigure(risk, limit.parameters, (row) => row.esFraction),
};
