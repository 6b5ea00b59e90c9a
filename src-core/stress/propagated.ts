import { type Warning } from '../warning.ts';
import { type StressModel } from './stress-market.ts';
import { type Propagation } from './stress-result.ts';

/** Beyond this many daily σ a linear carrying-over of a move says little. */
const mostSigmas = 6;
/** Below this R² the shocked factors say little about the others. */
const leastRSquared = 0.2;

/** Returns of the securities on a factor move: X·f. */
export function returnsOfFactors({ exposures, factors }: StressModel, move: Float64Array, count: number): Float64Array {
  const width = factors.length;
  const returns = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += exposures[i * width + k]! * move[k]!;
    returns[i] = sum;
  }
  return returns;
}

/** Daily σ of each factor. */
export function factorDeviations({ covariance, factors }: StressModel): Float64Array {
  const width = factors.length;
  return Float64Array.from(factors, (_, k) => Math.sqrt(Math.max(0, covariance[k * width + k]!)));
}

/** A propagated move as it is shown. */
export function describePropagation(
  model: StressModel,
  move: Float64Array,
  shocked: ReadonlySet<number>,
  rSquaredOf: (k: number) => number | null,
  rSquared: number | null,
): Omit<Propagation, 'part'> {
  const deviations = factorDeviations(model);
  return {
    rSquared,
    moves: model.factors.map(({ id, label }, k) => ({
      factor: id,
      label,
      move: move[k]!,
      sigmas: deviations[k]! > 0 ? move[k]! / deviations[k]! : 0,
      shocked: shocked.has(k),
      rSquared: rSquaredOf(k),
    })),
  };
}

/** Warns of moves beyond 6 σ and, where something was carried over, of an R² below 0.2. */
export function sizeWarnings({ moves, rSquared }: Omit<Propagation, 'part'>, propagated: boolean): readonly Warning[] {
  const warnings: Warning[] = [];
  const large = moves.filter(({ sigmas }) => Math.abs(sigmas) > mostSigmas);
  const [largest] = large.toSorted((a, b) => Math.abs(b.sigmas) - Math.abs(a.sigmas));
  if (largest) {
    const others = large.length > 1 ? ` and ${large.length - 1} other factors by more than ${mostSigmas}` : '';
    warnings.push({
      code: 'LARGE_SHOCK',
      message: `${largest.label} moves by ${largest.sigmas.toFixed(1)} daily σ${others}: a linear model says little beyond ${mostSigmas} σ`,
      subject: largest.factor,
      count: large.length,
    });
  }
  if (propagated && rSquared !== null && rSquared < leastRSquared) {
    warnings.push({
      code: 'WEAK_PROPAGATION',
      message: `What is shocked explains ${(100 * rSquared).toFixed(1)} % of the variance it is carried to: the move of the rest is a guess`,
    });
  }
  return warnings;
}
