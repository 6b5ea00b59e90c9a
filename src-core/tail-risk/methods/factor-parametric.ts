import { standardNormal } from '../../numerics/standard-distribution.ts';
import { drawNormal, locationScale } from '../distributions/location-scale.ts';
import { type FactorView, type PortfolioTailRiskMethod } from '../portfolio-method.ts';

/** Variance of the next day's return: xᵀFx + hᵀΔh. */
export function factorViewVariance({ exposures, covariance, specificVariance }: FactorView): number {
  const factors = exposures.length;
  let variance = specificVariance;
  for (let a = 0; a < factors; a++) {
    for (let b = 0; b < factors; b++) variance += exposures[a]! * covariance[a * factors + b]! * exposures[b]!;
  }
  return Math.max(0, variance);
}

/** Normal distribution about 0 with the volatility that the factor model forecasts: VaR = z·σ, ES = σ·φ(z)/(1 − c). */
export const factorParametric: PortfolioTailRiskMethod = {
  id: 'factor-parametric',
  label: 'Factor model, parametric',
  family: 'parametric',
  source: 'McNeil, Frey & Embrechts (2015), Quantitative Risk Management, section 9.2; USE4 Methodology Notes (2011)',
  options: {},
  fitPortfolio(view) {
    const deviation = Math.sqrt(factorViewVariance(view));
    return {
      ...locationScale(0, deviation, standardNormal, drawNormal),
      parameters: { standardDeviation: deviation },
      warningsAt: () => [],
      intervalAt: null,
      paths: null,
      marginalsAt: null,
    };
  },
};
