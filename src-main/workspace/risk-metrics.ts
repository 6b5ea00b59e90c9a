import { tailRiskMetric } from '../../src-core/portfolio/headline-tail-risk.ts';
import { type PortfolioRisk } from '../../src-core/portfolio/portfolio-risk.ts';

const headlines = [
  'grossLeverage',
  'netLeverage',
  'volatilityAnnual',
  'volatilityEwmaAnnual',
  'beta',
  'drawdown',
  'maximumDrawdown',
] as const;

/**
 * The headline figures of a risk run, flat, by the names they have in the result; one-day VaR and ES of the historical
 * method as `var99`, `es975`, of any other as `gaussian.var99`. Figures without a value are left out.
 */
export function riskMetrics(risk: PortfolioRisk): Readonly<Record<string, number>> {
  const metrics: Record<string, number> = { nav: Number(risk.nav), cash: Number(risk.cash) };
  for (const name of headlines) {
    const value = risk[name];
    if (value !== null) metrics[name] = value;
  }
  for (const row of risk.tailRisk) {
    if (row.horizon !== 1) continue;
    if (row.varFraction !== null) metrics[tailRiskMetric(row, 'var')] = row.varFraction;
    if (row.esFraction !== null) metrics[tailRiskMetric(row, 'es')] = row.esFraction;
  }
  return metrics;
}
