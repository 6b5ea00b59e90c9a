import { ascendingOrder } from '../numerics/ascending-order.ts';
import { mean, sampleCovariance, standardDeviation } from '../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../numerics/normal.ts';
import { quantilePosition } from '../numerics/quantile.ts';
import { ewmaCovariances } from '../volatility/ewma.ts';
import { tailThreshold } from './distributions/empirical.ts';
import { type Marginals } from './method.ts';

/**
 * Risk per unit of weight of each security: weight × marginal is its contribution, and contributions add up to the
 * portfolio's figure because volatility, VaR and ES are homogeneous of degree one (Euler).
 *
 * Everywhere below: `portfolio` is the portfolio's return on each day (Σ weight × security return), `security(i)` the
 * returns of security i on the same days, NaN not allowed, `count` the number of securities.
 *
 * @source Tasche (1999), "Risk contributions and performance measurement"; McNeil, Frey & Embrechts (2015), section 8.5
 */
export type SecurityReturns = (security: number) => Float64Array;

/** The days that decide a historical figure, and how much each counts; the weights add up to 1. */
export interface ScenarioWeights {
  readonly days: readonly number[];
  readonly weights: readonly number[];
}

/** Marginal loss of each security: its mean loss over the scenarios that decide. */
export function scenarioMarginals(scenarios: ScenarioWeights, security: SecurityReturns, count: number): Float64Array {
  const marginals = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const returns = security(i);
    let sum = 0;
    for (let s = 0; s < scenarios.days.length; s++) sum += scenarios.weights[s]! * returns[scenarios.days[s]!]!;
    marginals[i] = -sum;
  }
  return marginals;
}

/** Marginal historical VaR: the loss of each security on the two days between which the type-7 quantile interpolates. */
export function historicalVarMarginals(
  portfolio: Float64Array,
  security: SecurityReturns,
  count: number,
  confidence: number,
): Float64Array {
  const days = ascendingOrder(portfolio);
  const { lower, upper, weight } = quantilePosition(days.length, 1 - confidence);
  const scenarios = { days: [days[lower]!, days[upper]!], weights: [1 - weight, weight] };
  return scenarioMarginals(scenarios, security, count);
}

/** Marginal historical ES: the mean loss of each security on the days on which the portfolio loses VaR or more. */
export function historicalEsMarginals(
  portfolio: Float64Array,
  security: SecurityReturns,
  count: number,
  confidence: number,
): Float64Array {
  const threshold = tailThreshold(portfolio.slice().sort(), confidence);
  const days = [...portfolio.keys()].filter((day) => portfolio[day]! <= threshold);
  const scenarios = { days, weights: days.map(() => 1 / days.length) };
  return scenarioMarginals(scenarios, security, count);
}

/** Marginal daily volatility: covariance with the portfolio ÷ the portfolio's volatility; 0 where that is 0. */
export function volatilityMarginals(portfolio: Float64Array, security: SecurityReturns, count: number): Float64Array {
  const deviation = standardDeviation(portfolio);
  const marginals = new Float64Array(count);
  if (deviation === 0) return marginals;
  for (let i = 0; i < count; i++) marginals[i] = sampleCovariance(security(i), portfolio) / deviation;
  return marginals;
}

/** Marginal Gaussian VaR and ES: minus the mean plus the marginal volatility times the standard normal's VaR or ES. */
export function gaussianMarginals(
  portfolio: Float64Array,
  security: SecurityReturns,
  count: number,
  confidence: number,
): Marginals {
  const z = normalQuantile(1 - confidence);
  return ellipticalMarginals(portfolio, security, count, { var: -z, es: normalDensity(z) / (1 - confidence) });
}

/**
 * Marginal VaR and ES where the portfolio's return is mean + volatility × a variable that does not depend on the weights, as for
 * every elliptical distribution: minus the mean plus the marginal volatility times that variable's VaR or ES.
 *
 * @param multiple VaR and ES of the variable
 */
export function ellipticalMarginals(
  portfolio: Float64Array,
  security: SecurityReturns,
  count: number,
  multiple: { readonly var: number; readonly es: number },
): Marginals {
  const volatility = volatilityMarginals(portfolio, security, count);
  const means = Float64Array.from({ length: count }, (_, i) => mean(security(i)));
  return {
    var: volatility.map((marginal, i) => multiple.var * marginal - means[i]!),
    es: volatility.map((marginal, i) => multiple.es * marginal - means[i]!),
  };
}

/** Marginal VaR and ES of a normal forecast about 0 with exponentially weighted volatility. */
export function ewmaMarginals(
  portfolio: Float64Array,
  security: SecurityReturns,
  count: number,
  lambda: number,
  multiple: { readonly var: number; readonly es: number },
): Marginals {
  const days = portfolio.length;
  const deviation = Math.sqrt(ewmaCovariances(portfolio, portfolio, lambda)[days]!);
  const marginals = Float64Array.from({ length: count }, (_, i) =>
    deviation === 0 ? 0 : ewmaCovariances(security(i), portfolio, lambda)[days]! / deviation,
  );
  return { var: marginals.map((m) => m * multiple.var), es: marginals.map((m) => m * multiple.es) };
}
