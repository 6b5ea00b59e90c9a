import { coverSecurities } from '../../../factor-model/decomposition/covered-weights.ts';
import { type RiskDecomposition } from '../../../factor-model/decomposition/decomposition.ts';
import { type Factor } from '../../../factor-model/factor.ts';
import { factorRisk } from '../../../portfolio/factor-risk.ts';
import { type Book } from '../book.ts';
import { type Projection } from '../projection.ts';

/** Weights relative to nothing, or to the benchmark, in factor form; daily. */
interface FactorWeights {
  /** x, one a factor. */
  readonly exposures: Float64Array;
  readonly specificVariance: number;
  /** Weight of each security of the book in it. */
  readonly weights: Float64Array;
}

/** A book as the factor model sees it. */
export interface ModelView {
  readonly factors: readonly Factor[];
  readonly whole: FactorWeights;
  /** Relative to the benchmark; null without one. */
  readonly active: FactorWeights | null;
  /** Exposures after some trades. */
  exposuresAfter(of: FactorWeights, projection: Projection): Float64Array;
  /** Daily volatility before and after some trades. */
  volatility(of: FactorWeights): number;
  volatilityAfter(of: FactorWeights, projection: Projection): number;
}

const viewOf = new WeakMap<Book, ModelView | null>();

/** The book's factor form, made when it is first asked for; null without a factor model or a position. */
export function modelView(book: Book): ModelView | null {
  const known = viewOf.get(book);
  if (known !== undefined) return known;
  const made = makeView(book);
  viewOf.set(book, made);
  return made;
}

function makeView(book: Book): ModelView | null {
  const given = book.input.risk.model;
  if (given === null || book.positions.length === 0) return null;
  const { model } = given;
  const { decomposition } = factorRisk(book.input.risk, book.holdings, book.nav, book.returns.simulation);
  if (decomposition === null) return null;
  const width = model.factors.length;
  const covered = coverSecurities(
    model,
    book.securities.map(({ symbol, name, sector }) => ({ symbol, name, sector, weight: 0, strategies: new Map() })),
  );
  const annual = Math.sqrt(book.input.risk.parameters.tradingDaysPerYear);
  const factorWeights = (
    of: Pick<RiskDecomposition, 'byFactor' | 'bySecurity' | 'specificVolatility'>,
  ): FactorWeights => {
    const exposureOf = new Map(of.byFactor.map(({ id, exposure }) => [id, exposure]));
    const weightOf = new Map(of.bySecurity.map(({ symbol, weight }) => [symbol, weight]));
    return {
      exposures: Float64Array.from(model.factors, ({ id }) => exposureOf.get(id) ?? 0),
      specificVariance: (of.specificVolatility / annual) ** 2,
      weights: Float64Array.from(book.securities, ({ symbol }) => weightOf.get(symbol) ?? 0),
    };
  };
  const factorVariance = (x: Float64Array): number => {
    let sum = 0;
    for (let a = 0; a < width; a++) {
      let row = 0;
      for (let b = 0; b < width; b++) row += model.covariance[a * width + b]! * x[b]!;
      sum += x[a]! * row;
    }
    return Math.max(0, sum);
  };
  const exposuresAfter = ({ exposures }: FactorWeights, { weightChanges }: Projection): Float64Array => {
    const x = exposures.slice();
    for (const [security, weight] of weightChanges) {
      const row = security * width;
      for (let k = 0; k < width; k++) x[k]! += weight * covered.exposures[row + k]!;
    }
    return x;
  };
  const whole = factorWeights(decomposition);
  return {
    factors: model.factors,
    whole,
    active: decomposition.active && factorWeights(decomposition.active),
    exposuresAfter,
    volatility: ({ exposures, specificVariance }) => Math.sqrt(factorVariance(exposures) + specificVariance),
    volatilityAfter(of, projection) {
      let specific = of.specificVariance;
      for (const [security, change] of projection.weightChanges) {
        specific += (2 * of.weights[security]! + change) * change * covered.specificVariances[security]!;
      }
      return Math.sqrt(factorVariance(exposuresAfter(of, projection)) + Math.max(0, specific));
    },
  };
}
