import { DomainError } from '../../domain-error.ts';
import { differencedHessian } from '../../numerics/differenced-hessian.ts';
import { inverseOfPositive } from '../../numerics/inverse.ts';
import { digamma, logGamma } from '../../numerics/log-gamma.ts';
import { quantile } from '../../numerics/quantile.ts';
import { minimiseInBox } from '../../numerics/minimise-in-box.ts';

/** A t distribution with location and scale, by maximum likelihood. */
export interface StudentTFit {
  readonly location: number;
  readonly scale: number;
  readonly degreesOfFreedom: number;
  readonly logLikelihood: number;
  /** Of location, ln scale and degrees of freedom, row by row; null at a bound. */
  readonly covariance: Float64Array | null;
  /** At the upper bound: the sample is no heavier in its tails than a normal one. */
  readonly normal: boolean;
  readonly heavy: boolean;
}

/** ES needs more than one degree of freedom. */
const fewestDegrees = 1.05;
const mostDegrees = 500;
const differenceStep = 1e-5;

/**
 * Fits a t distribution with location and scale.
 *
 * The search runs in location, ln scale and 1 ÷ ν on a rescaled sample, so that its units do not matter.
 *
 * @param values not all equal, NaN not allowed
 * @throws DomainError NOT_CONVERGED
 * @source Lange, Little & Taylor (1989), "Robust statistical modeling using the t distribution"
 */
export function fitStudentT(values: Float64Array): StudentTFit {
  const size = values.length;
  const middle = quantile(values, 0.5);
  const spread = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.35;
  const unit = spread > 0 ? spread : Math.sqrt(values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / size);
  const sample = values.map((value) => (value - middle) / unit);

  /** In location, ln scale and ν. */
  const direct = (at: Float64Array, gradient: Float64Array) => {
    const m = at[0]!;
    const logScale = at[1]!;
    const df = at[2]!;
    const scale = Math.exp(logScale);
    const half = 0.5 * (df + 1);
    const constant = logGamma(half) - logGamma(0.5 * df) - 0.5 * Math.log(Math.PI * df) - logScale;
    let value = size * constant;
    let byLocation = 0;
    let byLogScale = -size;
    let byDegrees = size * 0.5 * (digamma(half) - digamma(0.5 * df) - 1 / df);
    for (let i = 0; i < size; i++) {
      const z = (sample[i]! - m) / scale;
      const square = (z * z) / df;
      const weight = (df + 1) / (df * (1 + square));
      const log = Math.log1p(square);
      value -= half * log;
      byLocation += (weight * z) / scale;
      byLogScale += weight * z * z;
      byDegrees += -0.5 * log + (0.5 * weight * z * z) / df;
    }
    gradient[0] = -byLocation;
    gradient[1] = -byLogScale;
    gradient[2] = -byDegrees;
    return -value;
  };
  const objective = (x: Float64Array, gradient: Float64Array) => {
    const df = 1 / x[2]!;
    const value = direct(Float64Array.of(x[0]!, x[1]!, df), gradient);
    gradient[2] = -gradient[2]! * df * df;
    return value;
  };
  const hessian = Float64Array.of(size, 0, 0, 0, size, 0, 0, 0, size);
  const lower = Float64Array.of(-10, -15, 1 / mostDegrees);
  const upper = Float64Array.of(10, 15, 1 / fewestDegrees);
  const start = Float64Array.of(0, -0.2, 0.2);
  const found = minimiseInBox(objective, start, lower, upper, hessian);
  if (!found.converged) {
    throw new DomainError('NOT_CONVERGED', 'The fit of a t distribution did not converge', {
      remedy: 'Check the returns for errors, or choose a longer window',
    });
  }
  const df = 1 / found.x[2]!;
  const at = Float64Array.of(found.x[0]!, found.x[1]!, df);
  const steps = at.map((value) => differenceStep * Math.max(1, Math.abs(value)));
  const normal = df > mostDegrees * 0.999;
  const heavy = df < fewestDegrees * 1.001;
  const inUnits = normal || heavy ? null : inverseOfPositive(differencedHessian(direct, at, steps), 3);
  // Location is measured in units of the sample; ln scale and ν are not.
  if (inUnits)
    for (const i of [0, 1, 2]) {
      inUnits[i]! *= unit;
      inUnits[3 * i]! *= unit;
    }
  return {
    location: middle + unit * found.x[0]!,
    scale: unit * Math.exp(found.x[1]!),
    degreesOfFreedom: df,
    logLikelihood: -found.value - size * Math.log(unit),
    covariance: inUnits,
    normal,
    heavy,
  };
}
