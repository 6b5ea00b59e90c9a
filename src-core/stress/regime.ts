import { positivePartTimes } from '../numerics/positive-part.ts';
import { nearestCorrelation } from '../numerics/nearest-correlation.ts';
import { type Warning } from '../warning.ts';
import { sampleRisk } from './sample-risk.ts';
import { type StressMarket } from './stress-market.ts';

/** Risk of a portfolio under changed volatilities and correlations; daily. */
export interface Regime {
  readonly volatilityMultiple: number;
  readonly correlationMultiple: number;
  readonly volatility: number;
  /** V*·w, one a security. */
  readonly marginals: Float64Array;
  readonly warnings: readonly Warning[];
}

/** Largest correlation that a multiple may lead to. */
const cap = 0.99;
/** Securities up to which the correlation matrix is formed, capped and repaired to the nearest one. */
export const repairedSize = 80;

/**
 * σ and V·w with all volatilities × m and all correlations between securities × c. With ×1 both are the market's own, to the
 * bit.
 *
 * Up to 80 securities the correlations are capped at 0.99 and repaired to the nearest correlation matrix. Beyond, where that
 * would take seconds to minutes, c·C + (1 − c)·I is never formed: it is neither capped nor given a unit diagonal, but made positive
 * semi-definite by leaving out its negative eigenvalues, which can only add to the risk; a warning says so.
 */
export function regimeOf(market: StressMarket, volatilityMultiple: number, correlationMultiple: number): Regime {
  const base =
    correlationMultiple === 1
      ? { volatility: market.volatility, marginals: market.marginals, warnings: [] }
      : correlated(market, correlationMultiple);
  return {
    volatilityMultiple,
    correlationMultiple,
    volatility: base.volatility * volatilityMultiple,
    marginals: base.marginals.map((value) => value * volatilityMultiple * volatilityMultiple),
    warnings: base.warnings,
  };
}

type Correlated = Pick<Regime, 'volatility' | 'marginals' | 'warnings'>;

/** The same market is asked for the same multiple again and again; what is kept changes no result. */
const known = new WeakMap<StressMarket, Map<number, Correlated>>();

function correlated(market: StressMarket, multiple: number): Correlated {
  let ofMarket = known.get(market);
  if (!ofMarket) known.set(market, (ofMarket = new Map()));
  let found = ofMarket.get(multiple);
  if (!found) {
    found = correlatedRisk(market, multiple);
    // A slider asks for many; the last few dozen are enough.
    if (ofMarket.size >= 64) ofMarket.clear();
    ofMarket.set(multiple, found);
  }
  return found;
}

function correlatedRisk(market: StressMarket, multiple: number): Correlated {
  const n = market.securities.length;
  const weights = Float64Array.from(market.securities, ({ weight }) => weight);
  const deviations = securityDeviations(market);
  const scaled = weights.map((weight, i) => weight * deviations[i]!);
  const correlations = (vector: Float64Array) => {
    const turned = covarianceTimes(
      market,
      vector.map((value, i) => (deviations[i]! > 0 ? value / deviations[i]! : 0)),
    );
    return turned.map((value, i) => (deviations[i]! > 0 ? value / deviations[i]! : vector[i]!));
  };
  const small = n <= repairedSize;
  const product = small
    ? repairedTimes(correlations, n, multiple, scaled)
    : multiple > 1
      ? positivePartTimes((vector) => stretched(correlations(vector), vector, multiple), scaled)
      : stretched(correlations(scaled), scaled, multiple);
  let variance = 0;
  const marginals = product.map((value, i) => {
    variance += scaled[i]! * value;
    return value * deviations[i]!;
  });
  const warnings: Warning[] =
    small || multiple <= 1
      ? []
      : [
          {
            code: 'CORRELATION_APPROXIMATED',
            message: `Correlations of ${n} securities × ${multiple}: negative eigenvalues are left out; the nearest correlation matrix is computed up to ${repairedSize} securities`,
            count: n,
          },
        ];
  return { volatility: Math.sqrt(Math.max(0, variance)), marginals, warnings };
}

/** (c·C + (1 − c)·I)·v from C·v. */
function stretched(product: Float64Array, vector: Float64Array, multiple: number): Float64Array {
  return product.map((value, i) => multiple * value + (1 - multiple) * vector[i]!);
}

function repairedTimes(
  correlations: (vector: Float64Array) => Float64Array,
  n: number,
  multiple: number,
  vector: Float64Array,
): Float64Array {
  const matrix = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit[j] = 1;
    const column = correlations(unit);
    unit[j] = 0;
    for (let i = 0; i < n; i++) {
      const value = Math.max(-cap, Math.min(cap, multiple * column[i]!));
      matrix[i * n + j] = i === j ? 1 : value;
    }
  }
  // Rounding leaves the two triangles a bit apart.
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!;
  const repaired = nearestCorrelation(matrix, n);
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += repaired[i * n + j]! * vector[j]!;
    return sum;
  });
}

/** V·v by the model's covariances or the sample's. */
function covarianceTimes(market: StressMarket, vector: Float64Array): Float64Array {
  const { model } = market;
  if (!model) return sampleRisk(market.window, vector, market.observations).marginals;
  const { exposures, covariance, specificVariances } = model;
  const width = model.factors.length;
  const loaded = new Float64Array(width);
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i]!;
    if (value === 0) continue;
    for (let k = 0; k < width; k++) loaded[k]! += value * exposures[i * width + k]!;
  }
  const turned = new Float64Array(width);
  for (let a = 0; a < width; a++) {
    let sum = 0;
    for (let b = 0; b < width; b++) sum += covariance[a * width + b]! * loaded[b]!;
    turned[a] = sum;
  }
  return vector.map((value, i) => {
    let sum = value * specificVariances[i]!;
    for (let k = 0; k < width; k++) sum += exposures[i * width + k]! * turned[k]!;
    return sum;
  });
}

/** Daily σ of each security under the same covariances. */
function securityDeviations({ securities, model, window, observations }: StressMarket): Float64Array {
  return Float64Array.from(securities, (_, i) => {
    if (!model) {
      const own = window.subarray(i * observations, (i + 1) * observations);
      return sampleRisk(own, Float64Array.of(1), observations).volatility;
    }
    const width = model.factors.length;
    let variance = model.specificVariances[i]!;
    for (let a = 0; a < width; a++) {
      const x = model.exposures[i * width + a]!;
      if (x === 0) continue;
      let sum = 0;
      for (let b = 0; b < width; b++) sum += model.covariance[a * width + b]! * model.exposures[i * width + b]!;
      variance += x * sum;
    }
    return Math.sqrt(Math.max(0, variance));
  });
}
