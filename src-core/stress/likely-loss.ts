import { type PartShock } from './parts/part-model.ts';
import { type Regime } from './regime.ts';
import { type StressMarket } from './stress-market.ts';

/**
 * The most likely move on which the portfolio loses `multiple` times its daily σ under a regime: r = −multiple·V*w ÷ σ*, so
 * that each position loses its share of the volatility (Euler). Factors move by −multiple·F·x ÷ σ, volatilities stressed;
 * what stressed correlations add belongs to no factor and is in the rest.
 *
 * Without any risk nothing moves.
 */
export function likelyLoss(market: StressMarket, regime: Regime, multiple: number): PartShock {
  const { model, volatility } = market;
  const scale = regime.volatility > 0 ? -multiple / regime.volatility : 0;
  const ofFactors = volatility > 0 ? (-multiple * regime.volatilityMultiple) / volatility : 0;
  return {
    returns: regime.marginals.map((value) => value * scale),
    factorMove: model && model.portfolioCovariances.map((value) => value * ofFactors),
    dimensions: 1,
    days: 1,
    warnings: [],
  };
}
