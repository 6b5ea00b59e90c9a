import { type Limit } from '../../limit.ts';
import { type Book } from '../book.ts';
import { beta } from './beta.ts';
import { daysToLiquidate } from './days-to-liquidate.ts';
import { drawdown } from './drawdown.ts';
import { factorExposure } from './factor-exposure.ts';
import { unmeasured, type Gauge, type PrepareGauge } from './gauge.ts';
import { country, issuer, sector, singleName } from './group-exposure.ts';
import { grossLeverage, netLeverage } from './leverage.ts';
import { linearLoss } from './linear-loss.ts';
import { strategyCorrelation } from './strategy-correlation.ts';
import { expectedShortfall, valueAtRisk } from './tail-figure.ts';
import { topN } from './top-n.ts';
import { trackingError } from './tracking-error.ts';
import { volatility } from './volatility.ts';

/** How each metric is measured on a book, by the metric's id. */
export const gauges: ReadonlyMap<string, PrepareGauge> = new Map([
  ['gross-leverage', grossLeverage],
  ['net-leverage', netLeverage],
  ['single-name', singleName],
  ['issuer', issuer],
  ['top-n', topN],
  ['sector', sector],
  ['country', country],
  ['drawdown', drawdown],
  ['volatility', volatility],
  ['var', valueAtRisk],
  ['es', expectedShortfall],
  ['beta', beta],
  ['tracking-error', trackingError],
  ['factor-exposure', factorExposure],
  ['days-to-liquidate', daysToLiquidate],
  ['strategy-correlation', strategyCorrelation],
  ['stress-loss', linearLoss],
]);

/** The measure of a limit; one without a figure where its metric has none before a trade. */
export function prepareGauge(book: Book, limit: Limit): Gauge {
  const prepare = gauges.get(limit.metric);
  return prepare ? prepare(book, limit) : unmeasured(book, `"${limit.metric}" is not measured before a trade`);
}
