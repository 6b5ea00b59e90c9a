import { choleskyInPlace, choleskySolve } from '../../numerics/cholesky.ts';
import {
  accumulate,
  newEliminationRoom,
  newNormalEquations,
  type EliminationRoom,
  type NormalEquations,
} from './normal-equations.ts';
import { type PackedDay } from './packed-day.ts';

/** A day needs at least this many securities more than it has free parameters. */
export const fewestDegreesOfFreedom = 10;

/** Share of a style's squares that must lie within industries. */
const leastWithinIndustries = 1e-10;

/** Factor returns of one day; the same object is filled again for each day. NaN = no factor return. */
export interface CrossSection {
  market: number;
  readonly styles: Float64Array;
  readonly industries: Float64Array;
  marketError: number;
  /** Standard errors. */
  readonly styleErrors: Float64Array;
  readonly industryErrors: Float64Array;
  /** 1 where a style depends linearly on industries and styles before it, and was left out. */
  readonly collinear: Uint8Array;
  /** Weighted, uncentred: 1 − Σ w·u² ÷ Σ w·r². */
  rSquared: number;
  /** The same about the weighted mean return. */
  rSquaredCentred: number;
  /** N − K + 1, K = market + industries + styles. */
  degreesOfFreedom: number;
  /** Variance inflation of each style by industries and the other styles; NaN where it was left out. */
  readonly varianceInflation: Float64Array;
}

/** Solves one day after another in the same memory. */
export interface CrossSectionSolver {
  readonly result: CrossSection;
  readonly equations: NormalEquations;
  /**
   * @param weights regression weight of each packed security
   * @returns false where the day has too few securities; the result is then of an earlier day
   */
  solve(packed: PackedDay, weights: Float64Array): boolean;
}

/**
 * Constrained weighted least squares of one day: minimise Σ wᵢ(rᵢ − f_market − f_industry(i) − xᵢᵀf_style)² subject to
 * Σ_j cap_j·f_industry j = 0. Each security has one industry, so market and industries together are one free constant an
 * industry; the constraint only says how much of it is called the market. Styles come from the equations with the
 * industries eliminated, the constants from what is left, the market is their cap-weighted mean.
 *
 * @source Heston & Rouwenhorst (1994), Journal of Financial Economics 36, eq. 4; Menchero, Orr & Wang (2011), USE4
 *   Methodology Notes, eq. 3.1
 */
export function newCrossSectionSolver(capacity: number, industries: number, styles: number): CrossSectionSolver {
  const room: EliminationRoom = newEliminationRoom(capacity, styles);
  const equations = newNormalEquations(industries, styles);
  const factor = new Float64Array(styles * styles);
  const inverse = new Float64Array(styles * styles);
  const unit = new Float64Array(styles);
  const shares = new Float64Array(industries);
  const meanStyles = new Float64Array(styles);
  const difference = new Float64Array(styles);
  const result: CrossSection = {
    market: NaN,
    styles: new Float64Array(styles),
    industries: new Float64Array(industries),
    marketError: NaN,
    styleErrors: new Float64Array(styles),
    industryErrors: new Float64Array(industries),
    collinear: new Uint8Array(styles),
    rSquared: NaN,
    rSquaredCentred: NaN,
    degreesOfFreedom: 0,
    varianceInflation: new Float64Array(styles),
  };

  /** vᵀ·(styles' inverse)·v. */
  const quadratic = (vector: Float64Array): number => {
    let sum = 0;
    for (let a = 0; a < styles; a++) {
      let row = 0;
      for (let b = 0; b < styles; b++) row += inverse[a * styles + b]! * vector[b]!;
      sum += vector[a]! * row;
    }
    return sum;
  };

  function solve(packed: PackedDay, weights: Float64Array): boolean {
    const { count } = packed;
    let present = 0;
    for (let j = 0; j < industries; j++) if (packed.offsets[j + 1]! > packed.offsets[j]!) present++;
    if (present === 0 || count - present - styles < fewestDegreesOfFreedom) return false;
    accumulate(packed, weights, room, equations);

    factor.set(equations.styles);
    for (let s = 0; s < styles; s++) {
      // A style that is constant within every industry has only rounding errors left.
      if (factor[s * styles + s]! <= leastWithinIndustries * squaresAboutZero(equations, s)) factor[s * styles + s] = 0;
    }
    const dropped = choleskyInPlace(factor, styles, result.collinear);
    result.styles.set(equations.right);
    choleskySolve(factor, styles, result.styles);
    for (let s = 0; s < styles; s++) {
      unit.fill(0);
      if (result.collinear[s] === 0) unit[s] = 1;
      choleskySolve(factor, styles, unit);
      inverse.set(unit, s * styles);
    }

    let capSum = 0;
    for (let j = 0; j < industries; j++) capSum += equations.caps[j]!;
    meanStyles.fill(0);
    let market = 0;
    let marketVariance = 0;
    for (let j = 0; j < industries; j++) {
      const share = equations.caps[j]! / capSum;
      shares[j] = share;
      if (!(equations.weights[j]! > 0)) continue;
      let constant = equations.meanReturns[j]!;
      for (let s = 0; s < styles; s++) {
        const mean = equations.meanStyles[j * styles + s]!;
        constant -= mean * result.styles[s]!;
        meanStyles[s]! += share * mean;
      }
      result.industries[j] = constant;
      market += share * constant;
      marketVariance += (share * share) / equations.weights[j]!;
    }
    for (let j = 0; j < industries; j++) {
      result.industries[j] = equations.weights[j]! > 0 ? result.industries[j]! - market : NaN;
    }
    result.market = market;

    // What is left of the squares within industries; rounding must not make it negative.
    let residualSquares = equations.returnSquares;
    for (let s = 0; s < styles; s++) residualSquares -= result.styles[s]! * equations.right[s]!;
    residualSquares = Math.max(0, residualSquares);
    let weightSum = 0;
    let returnSum = 0;
    let returnSquares = equations.returnSquares;
    for (let j = 0; j < industries; j++) {
      const mean = equations.meanReturns[j]!;
      weightSum += equations.weights[j]!;
      returnSum += equations.weights[j]! * mean;
      returnSquares += equations.weights[j]! * mean * mean;
    }
    result.rSquared = returnSquares > 0 ? 1 - residualSquares / returnSquares : NaN;
    const aboutMean = returnSquares - (returnSum * returnSum) / weightSum;
    result.rSquaredCentred = aboutMean > 0 ? 1 - residualSquares / aboutMean : NaN;
    result.degreesOfFreedom = count - present - (styles - dropped);

    const variance = residualSquares / result.degreesOfFreedom;
    result.marketError = Math.sqrt(variance * (marketVariance + quadratic(meanStyles)));
    for (let j = 0; j < industries; j++) {
      if (!(equations.weights[j]! > 0)) {
        result.industryErrors[j] = NaN;
        continue;
      }
      for (let s = 0; s < styles; s++) difference[s] = equations.meanStyles[j * styles + s]! - meanStyles[s]!;
      const own = (1 - 2 * shares[j]!) / equations.weights[j]! + marketVariance;
      result.industryErrors[j] = Math.sqrt(variance * Math.max(0, own + quadratic(difference)));
    }
    for (let s = 0; s < styles; s++) {
      if (result.collinear[s] === 1) {
        result.styles[s] = NaN;
        result.styleErrors[s] = NaN;
        result.varianceInflation[s] = NaN;
        continue;
      }
      result.styleErrors[s] = Math.sqrt(variance * inverse[s * styles + s]!);
      result.varianceInflation[s] = inverse[s * styles + s]! * squaresAboutMean(equations, s, weightSum);
    }
    return true;
  }

  return { result, equations, solve };
}

/** Σ w·x² of a style. */
function squaresAboutZero({ styles: matrix, weights, meanStyles }: NormalEquations, style: number): number {
  const width = Math.sqrt(matrix.length);
  let squares = matrix[style * width + style]!;
  for (let j = 0; j < weights.length; j++) squares += weights[j]! * meanStyles[j * width + style]! ** 2;
  return squares;
}

/** Σ w (x − x̄)² of a style over all industries. */
function squaresAboutMean(equations: NormalEquations, style: number, weightSum: number): number {
  const { weights, meanStyles } = equations;
  const width = meanStyles.length / weights.length;
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += weights[j]! * meanStyles[j * width + style]!;
  return squaresAboutZero(equations, style) - (sum * sum) / weightSum;
}
