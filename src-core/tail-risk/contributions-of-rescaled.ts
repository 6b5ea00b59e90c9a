import { ascendingOrder } from '../numerics/ascending-order.ts';
import { quantilePosition } from '../numerics/quantile.ts';
import { ewmaCovariances, ewmaVariances } from '../volatility/ewma.ts';
import { tailThreshold } from './distributions/empirical.ts';
import { type Holdings, type Marginals } from './method.ts';

/**
 * Marginal VaR and ES of volatility-weighted simulation. A scenario is s = rₜ·σ_next ÷ σₜ, and the volatilities depend on the
 * weights as well: ds/dw = xₜ·σ_next/σₜ + rₜ·(c_next/(σ_next·σₜ) − σ_next·cₜ/σₜ³), x the security's return, c its exponentially
 * weighted covariance with the portfolio.
 *
 * @source derivative of Hull & White (1998), eq. 2, by the weights; Euler allocation: Tasche (1999)
 */
export function rescaledMarginals(
  portfolio: Float64Array,
  { weights, security }: Holdings,
  lambda: number,
  confidence: number,
): Marginals {
  const days = portfolio.length;
  const variances = ewmaVariances(portfolio, lambda);
  const nextDeviation = Math.sqrt(variances[days]!);
  const standardised = portfolio.map((value, day) => value / Math.sqrt(variances[day]!));
  const order = ascendingOrder(standardised);
  const { lower, upper, weight } = quantilePosition(days, 1 - confidence);
  const threshold = tailThreshold(standardised.slice().sort(), confidence);
  let tail = 0;
  while (tail < days && standardised[order[tail]!]! <= threshold) tail++;

  const made = { var: new Float64Array(weights.length), es: new Float64Array(weights.length) };
  for (let i = 0; i < weights.length; i++) {
    const returns = security(i);
    const covariances = ewmaCovariances(returns, portfolio, lambda);
    const slope = (place: number) => {
      const day = order[place]!;
      const variance = variances[day]!;
      const ratio = nextDeviation / Math.sqrt(variance);
      return (
        returns[day]! * ratio +
        portfolio[day]! *
          (covariances[days]! / (nextDeviation * Math.sqrt(variance)) - (ratio * covariances[day]!) / variance)
      );
    };
    made.var[i] = -((1 - weight) * slope(lower) + weight * slope(upper));
    let sum = 0;
    for (let place = 0; place < tail; place++) sum += slope(place);
    made.es[i] = -sum / tail;
  }
  return made;
}
