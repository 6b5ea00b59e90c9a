import { type ConstructionFigures } from '../construction/construction-result.ts';
import { type ConstructionProblem } from '../construction/construction.ts';
import { productWith } from '../numerics/quadratic-program/solve-on-active-set.ts';
import { quantile } from '../numerics/quantile.ts';
import { tailMean } from '../tail-risk/distributions/empirical.ts';
import { type Simulation } from './current-holdings.ts';

/**
 * Figures of the securities at some weights, by the covariances of a construction.
 *
 * @param weights of the problem's assets; the first `size` are securities, one behind them may be the benchmark
 * @param annual √ of the trading days of a year
 */
export function constructionFigures(
  weights: Float64Array,
  size: number,
  { covariance, benchmark, symbols }: ConstructionProblem,
  simulation: Simulation,
  annual: number,
  confidence: number,
): ConstructionFigures {
  const assets = symbols.length;
  const product = productWith(covariance, assets, weights, new Float64Array(assets));
  let variance = 0;
  let deviations = 0;
  let gross = 0;
  let net = 0;
  let squares = 0;
  let largest = 0;
  const returns = new Float64Array(simulation.observations);
  for (let i = 0; i < size; i++) {
    const weight = weights[i]!;
    variance += weight * product[i]!;
    deviations += Math.abs(weight) * Math.sqrt(Math.max(0, covariance[i * assets + i]!));
    gross += Math.abs(weight);
    net += weight;
    squares += weight * weight;
    largest = Math.max(largest, Math.abs(weight));
    const own = simulation.security(i);
    for (let day = 0; day < returns.length; day++) returns[day]! += weight * own[day]!;
  }
  const volatility = Math.sqrt(Math.max(0, variance));
  return {
    volatilityAnnual: volatility * annual,
    grossLeverage: gross,
    netLeverage: net,
    trackingErrorAnnual: benchmark && trackingError(covariance, weights, benchmark) * annual,
    diversificationRatio: volatility > 0 ? deviations / volatility : 1,
    largestWeight: largest,
    effectiveNames: squares > 0 ? (gross * gross) / squares : 0,
    var: -quantile(returns, 1 - confidence) + 0,
    es: -tailMean(returns.slice().sort(), confidence).mean + 0,
  };
}

function trackingError(covariance: Float64Array, weights: Float64Array, benchmark: Float64Array): number {
  const active = weights.map((weight, i) => weight - benchmark[i]!);
  const product = productWith(covariance, active.length, active, new Float64Array(active.length));
  return Math.sqrt(
    Math.max(
      0,
      active.reduce((sum, weight, i) => sum + weight * product[i]!, 0),
    ),
  );
}
