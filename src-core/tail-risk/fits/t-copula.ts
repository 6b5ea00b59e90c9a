import { ascendingOrder } from '../../numerics/ascending-order.ts';
import { crossProducts } from '../../numerics/cross-products.ts';
import { logGamma } from '../../numerics/log-gamma.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { studentTQuantile } from '../../numerics/student-t.ts';

/** Dependence of securities by a t copula. */
export interface TCopula {
  /** securities × securities, row by row, diagonal 1. */
  readonly correlation: Float64Array;
  readonly degreesOfFreedom: number;
}

const degreesTried = [2.5, 3, 3.5, 4, 5, 6, 8, 10, 14, 20, 30, 50, 100];
/** Pairs the degrees of freedom are fitted on; more change little. */
const mostPairs = 60;

/**
 * Place of each return among all, from 0; ties in order of time.
 */
function ranksOf(returns: Float64Array): Int32Array {
  const order = ascendingOrder(returns);
  const ranks = new Int32Array(returns.length);
  for (let place = 0; place < order.length; place++) ranks[order[place]!] = place;
  return ranks;
}

/**
 * Fits a t copula: correlations of normal scores, degrees of freedom by the likelihood of neighbouring pairs.
 *
 * @param securities number of them; @param security returns of one, all of one length
 * @param given degrees of freedom; 0 = fitted
 * @source correlations: Boudt, Cornelissen & Croux (2012), "The Gaussian rank correlation estimator"; pairs: Varin, Reid & Firth
 *   (2011), "An overview of composite likelihood methods"; density: Demarta & McNeil (2005), "The t copula and related copulas"
 */
export function fitTCopula(
  securities: number,
  security: (index: number) => Float64Array,
  days: number,
  given: number,
): TCopula {
  const scoreOfRank = Float64Array.from({ length: days }, (_, rank) => normalQuantile((rank + 0.5) / days));
  let square = 0;
  for (const score of scoreOfRank) square += score * score;
  const ranks: Int32Array[] = [];
  const scores = new Float64Array(securities * days);
  for (let i = 0; i < securities; i++) {
    const own = ranksOf(security(i));
    ranks.push(own);
    for (let day = 0; day < days; day++) scores[i * days + day] = scoreOfRank[own[day]!]!;
  }
  const correlation = crossProducts(scores, securities, days);
  for (let cell = 0; cell < correlation.length; cell++) correlation[cell]! /= square;
  for (let i = 0; i < securities; i++) correlation[i * securities + i] = 1;
  return {
    correlation,
    degreesOfFreedom: given > 0 ? given : fitDegreesOfFreedom(ranks, correlation, days),
  };
}

/** The degrees of freedom, among those tried, under which the pairs are likeliest; between neighbours by a parabola in 1 ÷ ν. */
function fitDegreesOfFreedom(ranks: readonly Int32Array[], correlation: Float64Array, days: number): number {
  const securities = ranks.length;
  if (securities < 2) return degreesTried[degreesTried.length - 1]!;
  const step = Math.max(1, Math.floor((securities - 1) / mostPairs));
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < securities && pairs.length < mostPairs; i += step) pairs.push([i, i + 1]);
  const likelihoods = degreesTried.map((df) => {
    const quantileOfRank = Float64Array.from({ length: days }, (_, rank) => studentTQuantile((rank + 0.5) / days, df));
    let sum = 0;
    for (const [a, b] of pairs) {
      const rho = Math.max(-0.999, Math.min(0.999, correlation[a * securities + b]!));
      sum += pairLikelihood(ranks[a]!, ranks[b]!, quantileOfRank, rho, df);
    }
    return sum;
  });
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  if (best === 0 || best === degreesTried.length - 1) return degreesTried[best]!;
  const [x0, x1, x2] = [best - 1, best, best + 1].map((i) => 1 / degreesTried[i]!) as [number, number, number];
  const [y0, y1, y2] = [best - 1, best, best + 1].map((i) => likelihoods[i]!) as [number, number, number];
  const first = (y1 - y0) / (x1 - x0);
  const second = ((y2 - y1) / (x2 - x1) - first) / (x2 - x0);
  return second < 0 ? 1 / (0.5 * (x0 + x1) - first / (2 * second)) : degreesTried[best]!;
}

/** Log-density of a bivariate t copula over the days. */
function pairLikelihood(a: Int32Array, b: Int32Array, quantileOfRank: Float64Array, rho: number, df: number): number {
  const days = a.length;
  const rest = 1 - rho * rho;
  const constant = logGamma((df + 2) / 2) + logGamma(df / 2) - 2 * logGamma((df + 1) / 2) - 0.5 * Math.log(rest);
  let sum = days * constant;
  for (let day = 0; day < days; day++) {
    const x = quantileOfRank[a[day]!]!;
    const y = quantileOfRank[b[day]!]!;
    const form = (x * x - 2 * rho * x * y + y * y) / (df * rest);
    sum += -0.5 * (df + 2) * Math.log1p(form) + 0.5 * (df + 1) * Math.log((1 + (x * x) / df) * (1 + (y * y) / df));
  }
  return sum;
}
