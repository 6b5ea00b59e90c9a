import { type PortfolioBacktest } from '../backtest/backtest-result.ts';
import { type MonitoredRecord } from './monitored-record.ts';

/** A stored backtest as monitoring looks at it: every method at the first confidence. */
export function recordOfBacktest({
  parameters,
  dates,
  returns,
  methods,
  profitAndLoss,
}: PortfolioBacktest): MonitoredRecord {
  const confidence = parameters.confidences[0]!;
  return {
    source: 'backtest',
    profitAndLoss: profitAndLoss === 'actual' ? 'realised' : 'simulated',
    confidence,
    dates,
    returns: Float64Array.from(returns),
    methods: methods.flatMap(({ method, label, levels, sigma }) => {
      const level = levels.find((candidate) => candidate.confidence === confidence);
      if (level === undefined) return [];
      return [{ id: method, label, var: known(level.var), es: known(level.es), sigma: known(sigma) }];
    }),
  };
}

function known(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? NaN);
}
