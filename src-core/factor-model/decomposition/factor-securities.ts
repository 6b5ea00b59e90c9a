import { cellReasons } from '../exposures/cell-reason.ts';
import { type RiskModel } from '../risk-model.ts';
import { type CoveredSecurities } from './covered-weights.ts';
import { type FactorSecurityRow } from './decomposition.ts';
import { factorForm } from './factor-form.ts';

/**
 * Every security's part in one factor: weight × exposure × σ·ρ. The parts add up to the factor's contribution.
 *
 * @param factor position among the model's factors
 * @param annual √ of the trading days a year
 */
export function factorSecurities(
  model: RiskModel,
  { securities, exposures, specificVariances }: CoveredSecurities,
  factor: number,
  annual: number,
): readonly FactorSecurityRow[] {
  const factors = model.factors.length;
  const weights = Float64Array.from(securities, ({ weight }) => weight);
  const form = factorForm(weights, exposures, specificVariances, model.covariance, factors);
  const marginal = form.volatility > 0 ? form.covariances[factor]! / form.volatility : 0;
  const rowOf = new Map(model.symbols.map((symbol, row) => [symbol, row]));
  return securities.map(({ symbol, name, sector, weight }, i) => {
    const exposure = exposures[i * factors + factor]!;
    const contribution = weight * exposure * marginal;
    const row = rowOf.get(symbol);
    return {
      symbol,
      name,
      sector,
      weight,
      exposure,
      reason: row === undefined ? 'not-covered' : cellReasons[model.reasons[row * factors + factor]!]!,
      contribution: contribution * annual,
      percent: form.volatility > 0 ? (100 * contribution) / form.volatility : 0,
    };
  });
}
