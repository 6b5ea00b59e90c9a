import { medianInPlace } from '../../numerics/median.ts';
import { type CrossSectionSolver } from './cross-section.ts';
import { type PackedDay } from './packed-day.ts';

/** Huber's constant: 95 % efficiency where residuals are normal. */
export const huberConstant = 1.345;
const madToDeviation = 1.4826;
const mostIterations = 30;
/** Weights that change by less have settled. */
const settled = 1e-8;

/** Room for one day's residuals and weights. */
export interface RobustRoom {
  readonly residuals: Float64Array;
  readonly sorted: Float64Array;
  readonly weights: Float64Array;
}

export function newRobustRoom(capacity: number): RobustRoom {
  return {
    residuals: new Float64Array(capacity),
    sorted: new Float64Array(capacity),
    weights: new Float64Array(capacity),
  };
}

/**
 * Huber's M-estimate by iteratively reweighted least squares: a residual √w·u beyond 1.345 robust standard deviations counts
 * only as far as that. The solver is left with the last iteration's result.
 *
 * @returns false where the day has too few securities
 * @source Huber (1964), Annals of Mathematical Statistics 35; Holland & Welsch (1977), c = 1.345
 */
export function solveRobustly(solver: CrossSectionSolver, packed: PackedDay, room: RobustRoom): boolean {
  const { count, weights: given } = packed;
  room.weights.set(given.subarray(0, count));
  if (!solver.solve(packed, room.weights)) return false;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    fillResiduals(solver, packed, room.residuals);
    for (let p = 0; p < count; p++) {
      room.residuals[p] = Math.sqrt(given[p]!) * room.residuals[p]!;
      room.sorted[p] = Math.abs(room.residuals[p]!);
    }
    const scale = madToDeviation * medianInPlace(room.sorted, count);
    // More than half of the residuals are 0: there is nothing to weigh them by.
    if (!(scale > 0)) return true;
    let change = 0;
    for (let p = 0; p < count; p++) {
      const size = Math.abs(room.residuals[p]!);
      const weight = given[p]! * Math.min(1, (huberConstant * scale) / size);
      change = Math.max(change, Math.abs(weight - room.weights[p]!) / given[p]!);
      room.weights[p] = weight;
    }
    solver.solve(packed, room.weights);
    if (change < settled) return true;
  }
  return true;
}

function fillResiduals({ result }: CrossSectionSolver, packed: PackedDay, residuals: Float64Array): void {
  for (let j = 0; j < packed.industries; j++) {
    const constant = result.market + result.industries[j]!;
    for (let p = packed.offsets[j]!; p < packed.offsets[j + 1]!; p++) {
      let residual = packed.returns[p]! - constant;
      for (let s = 0; s < packed.styles; s++) {
        const style = result.styles[s]!;
        if (style === style) residual -= packed.columns[s * packed.capacity + p]! * style;
      }
      residuals[p] = residual;
    }
  }
}
