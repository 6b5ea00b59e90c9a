import { DomainError } from '../../domain-error.ts';
import { differencedHessian } from '../../numerics/differenced-hessian.ts';
import { inverseOfPositive } from '../../numerics/inverse.ts';
import { minimiseInBox } from '../../numerics/minimise-in-box.ts';

/** A generalised Pareto distribution of exceedances, by maximum likelihood. */
export interface GeneralisedParetoFit {
  readonly shape: number;
  readonly scale: number;
  readonly logLikelihood: number;
  /** Of ln scale and shape, row by row; null at a bound. */
  readonly covariance: Float64Array | null;
  readonly atBound: boolean;
}

/** Below −½ maximum likelihood is not regular; from 1 on the mean is infinite. */
const leastShape = -0.5;
const mostShape = 0.99;
/** Where ξ·y ÷ β is this small, (1/ξ)·ln(1 + ξ·y/β) is taken by its series. */
const nearlyExponential = 1e-5;
const differenceStep = 1e-5;

/**
 * Fits a generalised Pareto distribution.
 *
 * @param exceedances positive, not all equal, at least two
 * @throws DomainError NOT_CONVERGED
 * @source Smith (1987), "Estimating tails of probability distributions"; McNeil, Frey & Embrechts (2015), section 5.2
 */
export function fitGeneralisedPareto(exceedances: Float64Array): GeneralisedParetoFit {
  const count = exceedances.length;
  const unit = exceedances.reduce((sum, value) => sum + value, 0) / count;
  const sample = exceedances.map((value) => value / unit);

  const objective = (x: Float64Array, gradient: Float64Array) => {
    const inverse = Math.exp(-x[0]!);
    const shape = x[1]!;
    let logs = 0;
    let byLogScale = 0;
    let byShape = 0;
    for (let i = 0; i < count; i++) {
      const y = sample[i]! * inverse;
      const inner = 1 + shape * y;
      if (!(inner > 0)) return Infinity;
      const log = Math.log1p(shape * y);
      const scaled = Math.abs(shape) < nearlyExponential ? y * (1 - (shape * y) / 2) : log / shape;
      logs += log + scaled;
      byLogScale += ((1 + shape) * y) / inner;
      const slope =
        Math.abs(shape) < nearlyExponential ? -y * y * (0.5 - (2 * shape * y) / 3) : (y / inner - scaled) / shape;
      byShape += y / inner + slope;
    }
    gradient[0] = count - byLogScale;
    gradient[1] = byShape;
    return count * x[0]! + logs;
  };
  const lower = Float64Array.of(-15, leastShape);
  const upper = Float64Array.of(15, mostShape);
  const curvature = Float64Array.of(count, 0, 0, count);
  const start = Float64Array.of(Math.log(0.9), 0.1);
  const found = minimiseInBox(objective, start, lower, upper, curvature);
  if (!found.converged) {
    throw new DomainError('NOT_CONVERGED', 'The fit of the tail did not converge', {
      remedy: 'Choose a longer window',
    });
  }
  const atBound = found.atBound.includes(1);
  const hessian = differencedHessian(objective, found.x, Float64Array.of(differenceStep, differenceStep));
  return {
    shape: found.x[1]!,
    scale: unit * Math.exp(found.x[0]!),
    logLikelihood: -found.value - count * Math.log(unit),
    covariance: atBound ? null : inverseOfPositive(hessian, 2),
    atBound,
  };
}
