import { type LimitMetric } from './metric.ts';

export const trackingError: LimitMetric = {
  id: 'tracking-error',
  label: 'Tracking error',
  unit: 'fraction',
  description:
    'Annual volatility of the returns of current holdings less those of the benchmark over the window; with the method "model" the active risk by the factor model.',
  levels: ['workspace', 'portfolio'],
  parameters: ['method'],
  methods: ['sample', 'model'],
  measure(risk, { parameters: { method = 'sample' } }) {
    const values: Readonly<Record<string, number | null>> = {
      sample: risk.trackingError,
      model: risk.decomposition?.active?.totalVolatility ?? null,
    };
    const value = values[method] ?? null;
    const note =
      value !== null
        ? `To ${risk.benchmark}, ${method}`
        : !(method in values)
          ? `There is no tracking-error method "${method}": choose sample or model`
          : risk.benchmark === null
            ? 'No benchmark is chosen'
            : `The run has no ${method} tracking error to ${risk.benchmark}`;
    return [{ subject: risk.portfolio, value, note }];
  },
};
