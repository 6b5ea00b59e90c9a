import { choleskyInPlace, choleskySolve } from '../numerics/cholesky.ts';
import { chiSquareUpperTail } from '../numerics/chi-square.ts';
import { incompleteBeta } from '../numerics/incomplete-beta.ts';
import { type Odds, type Plausibility } from './stress-result.ts';

/** Of the multivariate t: what daily returns of shares usually come to. */
export const tailDegreesOfFreedom = 5;

/**
 * √(fᵀF⁻¹f): how far a factor move is from none, in standard deviations, and the rank of F. Factors that depend linearly on
 * others are left out of both.
 *
 * @param covariance F, K × K, of one day
 * @param days the move takes: F × days
 */
export function mahalanobisDistance(
  move: Float64Array,
  covariance: Float64Array,
  days: number,
): { readonly distance: number; readonly rank: number } {
  const size = move.length;
  const factor = covariance.slice();
  const dropped = choleskyInPlace(factor, size, new Uint8Array(size), 1e-13);
  const solved = move.slice();
  choleskySolve(factor, size, solved);
  const square = move.reduce((sum, value, k) => sum + value * solved[k]!, 0) / days;
  return { distance: Math.sqrt(Math.max(0, square)), rank: size - dropped };
}

/**
 * Chance of a move at least as far in the directions the scenario fixes: χ² of the squared distance under Normal, F under a
 * multivariate t of 5 degrees of freedom with the same covariance.
 *
 * @source McNeil, Frey & Embrechts (2015), sections 6.1.3 and 6.2.1; the squared radius of a t is dimensions × F
 */
export function plausibilityOf(distance: number, dimensions: number, days: number): Plausibility {
  const square = distance * distance;
  const df = tailDegreesOfFreedom;
  // The t's scale matrix is F·(ν − 2)/ν, so that its covariance is F.
  const scaled = (square * df) / (df - 2);
  const whole = df + scaled;
  const tail = incompleteBeta(df / whole, scaled / whole, df / 2, dimensions / 2).lower;
  return {
    distance,
    dimensions,
    days,
    normal: odds(square === 0 ? 1 : chiSquareUpperTail(square, dimensions)),
    studentT: { ...odds(tail), degreesOfFreedom: df },
  };
}

function odds(probability: number): Odds {
  const oneIn = 1 / probability;
  return { probability, oneIn: Number.isFinite(oneIn) ? oneIn : null };
}
