import { type CovarianceParameters } from '../parameters.ts';
import { adjustEigenfactors } from './eigenfactor-adjustment.ts';
import { positiveSemidefinite } from './positive-semidefinite.ts';
import { joinHalfLives } from './two-half-lives.ts';
import { regimeMultiplier, squaredBiases } from './volatility-regime.ts';
import { weightedCovariance } from './weighted-covariance.ts';
import { effectiveDays, exponentialWeights } from './weights.ts';

/** The covariance after one step of the chain. */
export interface CovarianceStep {
  readonly id: 'ewma' | 'newey-west' | 'eigenfactor' | 'regime';
  readonly label: string;
  /** K × K, daily, positive semi-definite. */
  readonly covariance: Float64Array;
}

export interface FactorCovariance {
  readonly steps: readonly CovarianceStep[];
  /** That of the last step. */
  readonly covariance: Float64Array;
  /** λ of the volatility regime adjustment; null where it is off. */
  readonly regimeMultiplier: number | null;
  /** Whether unequal histories had made the matrix indefinite. */
  readonly repaired: boolean;
  /** Pairs of factors that count as uncorrelated because they have too few days in common. */
  readonly uncorrelatedPairs: number;
}

/**
 * Covariance of daily factor returns: exponentially weighted about 0 with one half-life for volatilities and one for
 * correlations, Newey–West, eigenfactor and volatility regime adjustment. Steps that are switched off are left out, and so is
 * the eigenfactor adjustment where there are hardly more effective days than factors. Pairs of factors use the days on which
 * both exist; those with fewer than `minimumDays` in common count as uncorrelated.
 *
 * @param returns days × columns, day by day, NaN = the factor does not exist on that day
 * @param seed of the eigenfactor adjustment's draws
 * @param everyStep false leaves out steps that the last one does not stand on
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 4
 */
export function factorCovariance(
  returns: Float64Array,
  columns: number,
  parameters: CovarianceParameters,
  seed: number,
  everyStep = true,
): FactorCovariance {
  const days = returns.length / columns;
  const volatilityWeights = exponentialWeights(days, parameters.volatilityHalfLife);
  const correlationWeights = exponentialWeights(days, parameters.correlationHalfLife);
  const strangers = pairsWithoutHistory(returns, columns, parameters.minimumDays);
  let repaired = false;
  const withLags = (volatilityLags: number, correlationLags: number): Float64Array => {
    const volatilities = weightedVariances(returns, columns, volatilityWeights, volatilityLags);
    const correlations = weightedCovariance(returns, columns, correlationWeights, correlationLags, 'zero');
    for (const pair of strangers) correlations[pair] = 0;
    const made = positiveSemidefinite(joinHalfLives(volatilities, correlations, columns), columns);
    repaired ||= made.changed;
    return made.matrix;
  };

  const steps: CovarianceStep[] = [];
  const { volatilityLags, correlationLags, eigenfactor, regimeHalfLife } = parameters;
  const hasLags = volatilityLags > 0 || correlationLags > 0;
  let covariance: Float64Array = new Float64Array(0);
  const take = (id: CovarianceStep['id'], label: string, next: Float64Array) => {
    covariance = next;
    steps.push({ id, label, covariance });
  };
  if (!hasLags || everyStep) take('ewma', 'Exponentially weighted', withLags(0, 0));
  if (hasLags) {
    take('newey-west', 'Newey–West', withLags(volatilityLags, correlationLags));
  }
  if (eigenfactor !== null) {
    const effective = effectiveDays(correlationWeights);
    const adjusted = adjustEigenfactors(covariance, columns, effective, eigenfactor, seed);
    if (adjusted !== null) {
      take('eigenfactor', 'Eigenfactor adjustment', positiveSemidefinite(adjusted, columns).matrix);
    }
  }
  let multiplier: number | null = null;
  if (regimeHalfLife !== null) {
    const lambda = regimeMultiplier(squaredBiases(returns, columns, parameters.volatilityHalfLife), regimeHalfLife);
    take(
      'regime',
      'Volatility regime',
      covariance.map((value) => lambda * lambda * value),
    );
    multiplier = lambda;
  }
  return { steps, covariance, regimeMultiplier: multiplier, repaired, uncorrelatedPairs: strangers.length / 2 };
}

/** Variances of the columns one by one, on the diagonal of a matrix; see weightedCovariance. */
function weightedVariances(returns: Float64Array, columns: number, weights: Float64Array, lags: number): Float64Array {
  const variances = new Float64Array(columns * columns);
  const own = new Float64Array(weights.length);
  for (let k = 0; k < columns; k++) {
    for (let t = 0; t < own.length; t++) own[t] = returns[t * columns + k]!;
    const variance = weightedCovariance(own, 1, weights, lags, 'zero')[0]!;
    // Autocovariances over unequal days can turn a variance negative; it is then taken without them.
    variances[k * columns + k] = variance > 0 ? variance : weightedCovariance(own, 1, weights, 0, 'zero')[0]!;
  }
  return variances;
}

/** Both cells of every pair that has fewer days in common than needed. */
function pairsWithoutHistory(returns: Float64Array, columns: number, minimumDays: number): readonly number[] {
  const days = returns.length / columns;
  const common = new Int32Array(columns * columns);
  const present: number[] = [];
  for (let t = 0; t < days; t++) {
    present.length = 0;
    for (let k = 0; k < columns; k++) if (!Number.isNaN(returns[t * columns + k]!)) present.push(k);
    for (const a of present) for (const b of present) common[a * columns + b]!++;
  }
  return [...common.keys()].filter(
    (cell) => common[cell]! < minimumDays && Math.floor(cell / columns) !== cell % columns,
  );
}
