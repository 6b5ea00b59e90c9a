import { beta } from './beta.ts';
import { country } from './country.ts';
import { daysToLiquidate } from './days-to-liquidate.ts';
import { drawdown } from './drawdown.ts';
import { expectedShortfall } from './expected-shortfall.ts';
import { factorExposure } from './factor-exposure.ts';
import { grossLeverage } from './gross-leverage.ts';
import { issuer } from './issuer.ts';
import { type LimitMetric, type MetricDescription } from './metric.ts';
import { netLeverage } from './net-leverage.ts';
import { sector } from './sector.ts';
import { singleName } from './single-name.ts';
import { strategyCorrelation } from './strategy-correlation.ts';
import { stressLoss } from './stress-loss.ts';
import { topN } from './top-n.ts';
import { trackingError } from './tracking-error.ts';
import { valueAtRisk } from './value-at-risk.ts';
import { volatility } from './volatility.ts';

/** Every metric by its id. A duplicate is a defect that fails at start. */
export function listMetrics(metrics: readonly LimitMetric[]): ReadonlyMap<string, LimitMetric> {
  const listed = new Map<string, LimitMetric>();
  for (const metric of metrics) {
    if (listed.has(metric.id)) throw new Error(`The limit metric ${metric.id} is listed twice`);
    listed.set(metric.id, metric);
  }
  return listed;
}

/** The metrics limits can be set on, in the order they are shown. */
export const limitMetrics = listMetrics([
  grossLeverage,
  netLeverage,
  singleName,
  issuer,
  topN,
  sector,
  country,
  drawdown,
  volatility,
  valueAtRisk,
  expectedShortfall,
  beta,
  trackingError,
  factorExposure,
  daysToLiquidate,
  strategyCorrelation,
  stressLoss,
]);

/** The metrics as plain data, for screens and messages. */
export function describeMetrics(): readonly MetricDescription[] {
  return [...limitMetrics.values()].map(({ id, label, unit, description, levels, parameters, methods }) => ({
    id,
    label,
    unit,
    description,
    levels,
    parameters,
    ...(methods === undefined ? {} : { methods }),
  }));
}
