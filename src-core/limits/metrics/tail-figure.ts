import { percentText } from '../../numerics/percent-text.ts';
import { type PortfolioRisk, type TailRiskRow } from '../../portfolio/portfolio-risk.ts';
import { type MetricParameters } from '../limit.ts';
import { type Measurement } from './metric.ts';

/**
 * VaR or ES of the run by the limit's method (historical), confidence (the run's first) and horizon (one day). Horizons the
 * run does not have are scaled from one day by the square root of time; a confidence it does not have gives no value.
 */
export function tailFigure(
  risk: PortfolioRisk,
  parameters: MetricParameters,
  fractionOf: (row: TailRiskRow) => number | null,
): readonly Measurement[] {
  const method = parameters.method ?? 'historical';
  const confidence = parameters.confidence ?? risk.tailRisk[0]?.confidence;
  const horizon = parameters.horizon ?? 1;
  const rows = risk.tailRisk.filter((row) => row.method === method && row.confidence === confidence);
  const exact = rows.find((row) => row.horizon === horizon);
  const daily = rows.find((row) => row.horizon === 1);
  const row = exact ?? daily;
  const source = `${method}, ${confidence === undefined ? '' : percentText(confidence)}, ${horizon} ${horizon === 1 ? 'day' : 'days'}`;
  if (!row)
    return [{ subject: risk.portfolio, value: null, note: `The run has no figure by ${source}: run risk again` }];
  const fraction = fractionOf(row);
  if (fraction === null) {
    const reason = row.warnings[0]?.message ?? 'the method refused';
    return [{ subject: risk.portfolio, value: null, note: `No figure by ${source}: ${reason}` }];
  }
  return [{ subject: risk.portfolio, value: exact ? fraction : fraction * Math.sqrt(horizon), note: source }];
}
