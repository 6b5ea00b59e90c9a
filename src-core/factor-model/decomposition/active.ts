import { choleskyInPlace, choleskySolve } from '../../numerics/cholesky.ts';
import { DomainError } from '../../domain-error.ts';
import { type FactorReturns, type RiskModel } from '../risk-model.ts';
import { coverSecurities, type CoveredSecurities, type WeightedSecurity } from './covered-weights.ts';
import { decompose } from './decompose.ts';
import { type ActiveDecomposed } from './decomposition.ts';
import { covarianceOf, factorForm } from './factor-form.ts';

/** What a portfolio is held against: weights of securities, or an index by its daily returns. */
export type ModelBenchmark =
  | { readonly name: string; readonly members: readonly WeightedSecurity[] }
  /** Dates as in the factor returns; NaN = missing. */
  | { readonly name: string; readonly returns: Float64Array };

/** Common days used to find the exposures of an index, and the fewest that will do. */
const regressionDays = 500;
const fewestRegressionDays = 126;

/**
 * Risk relative to a benchmark: the decomposition of h − b. An index known by its levels only is taken as one more security,
 * its exposures regressed on the factor returns of the last 500 days, the residual as specific risk of its own, independent
 * of the securities'; that R² says how far this can be trusted.
 *
 * @throws DomainError TOO_FEW_OBSERVATIONS where an index has too few days in common with the model
 */
export function decomposeActive(
  model: RiskModel,
  factorReturns: FactorReturns,
  held: readonly WeightedSecurity[],
  benchmark: ModelBenchmark,
  annual: number,
): ActiveDecomposed {
  const { covered, portfolio, reference, rSquared, benchmarkExposures } =
    'members' in benchmark
      ? byHoldings(model, held, benchmark.members)
      : byReturns(model, factorReturns, held, benchmark.name, benchmark.returns);
  const factors = model.factors.length;
  const form = (weights: Float64Array) =>
    factorForm(weights, covered.exposures, covered.specificVariances, model.covariance, factors);
  const own = form(portfolio);
  const other = form(reference);
  const variance = other.volatility * other.volatility;
  return {
    ...decompose(model, covered, annual),
    benchmark: benchmark.name,
    basis: 'members' in benchmark ? 'holdings' : 'returns',
    benchmarkRSquared: rSquared,
    benchmarkExposures,
    benchmarkVolatility: other.volatility * annual,
    beta: variance > 0 ? covarianceOf(own, other, portfolio, reference, covered.specificVariances) / variance : 0,
  };
}

interface Compared {
  readonly covered: CoveredSecurities;
  readonly portfolio: Float64Array;
  readonly reference: Float64Array;
  readonly rSquared: number | null;
  readonly benchmarkExposures: readonly number[] | null;
}

function byHoldings(
  model: RiskModel,
  held: readonly WeightedSecurity[],
  members: readonly WeightedSecurity[],
): Compared {
  const portfolioWeights = new Map(held.map(({ symbol, weight }) => [symbol, weight]));
  const benchmarkWeights = new Map(members.map(({ symbol, weight }) => [symbol, weight]));
  const known = new Map([...members, ...held].map((security) => [security.symbol, security]));
  const securities = [...known.values()].map((security): WeightedSecurity => {
    const less = benchmarkWeights.get(security.symbol) ?? 0;
    const strategies = new Map(portfolioWeights.has(security.symbol) ? security.strategies : []);
    // What the benchmark holds belongs to no strategy: the strategies' rows and this one add up.
    if (less !== 0) strategies.set('Benchmark', -less);
    return { ...security, weight: (portfolioWeights.get(security.symbol) ?? 0) - less, strategies };
  });
  return {
    covered: coverSecurities(model, securities),
    portfolio: Float64Array.from(securities, ({ symbol }) => portfolioWeights.get(symbol) ?? 0),
    reference: Float64Array.from(securities, ({ symbol }) => benchmarkWeights.get(symbol) ?? 0),
    rSquared: null,
    benchmarkExposures: null,
  };
}

function byReturns(
  model: RiskModel,
  factorReturns: FactorReturns,
  held: readonly WeightedSecurity[],
  name: string,
  returns: Float64Array,
): Compared {
  const fitted = regress(factorReturns, model.factors.length, returns, name);
  const covered = coverSecurities(model, held);
  const index: WeightedSecurity = {
    symbol: name,
    name,
    sector: 'Benchmark',
    weight: -1,
    strategies: new Map([['Benchmark', -1]]),
  };
  const exposures = new Float64Array(covered.exposures.length + fitted.exposures.length);
  exposures.set(covered.exposures);
  exposures.set(fitted.exposures, covered.exposures.length);
  return {
    covered: {
      securities: [...held, index],
      exposures,
      specificVariances: Float64Array.of(...covered.specificVariances, fitted.residualVariance),
      uncovered: covered.uncovered,
    },
    portfolio: Float64Array.of(...held.map(({ weight }) => weight), 0),
    reference: Float64Array.of(...held.map(() => 0), 1),
    rSquared: fitted.rSquared,
    benchmarkExposures: [...fitted.exposures],
  };
}

/** Least squares of the index's returns on the factor returns, without a constant. */
function regress({ dates, values }: FactorReturns, factors: number, returns: Float64Array, name: string) {
  const days: number[] = [];
  for (let t = dates.length - 1; t >= 0 && days.length < regressionDays; t--) {
    const market = values[t * factors]!;
    if (Number.isFinite(returns[t]! + market)) days.push(t);
  }
  if (days.length < fewestRegressionDays) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `${name} has ${days.length} days in common with the factor model where ${fewestRegressionDays} are needed`,
      { remedy: 'Import a longer history of the index, or the benchmark by its weights' },
    );
  }
  const normal = new Float64Array(factors * factors);
  const exposures = new Float64Array(factors);
  // A factor that did not exist on a day explained nothing of it.
  const at = (t: number, k: number) => values[t * factors + k]! || 0;
  for (const t of days) {
    for (let a = 0; a < factors; a++) {
      const x = at(t, a);
      exposures[a]! += x * returns[t]!;
      for (let b = 0; b <= a; b++) normal[a * factors + b]! += x * at(t, b);
    }
  }
  choleskyInPlace(normal, factors, new Uint8Array(factors));
  choleskySolve(normal, factors, exposures);
  let squares = 0;
  let residualSquares = 0;
  for (const t of days) {
    let fitted = 0;
    for (let k = 0; k < factors; k++) fitted += exposures[k]! * at(t, k);
    squares += returns[t]! ** 2;
    residualSquares += (returns[t]! - fitted) ** 2;
  }
  return {
    exposures,
    residualVariance: residualSquares / (days.length - Math.min(factors, days.length - 1)),
    rSquared: squares > 0 ? 1 - residualSquares / squares : 0,
  };
}
