import { DomainError } from '../domain-error.ts';
import { mean as sampleMean, standardDeviation } from '../numerics/moments.ts';
import { identityMatrix } from '../numerics/identity-matrix.ts';
import { type BoxMinimum } from '../numerics/minimise-in-box.ts';
import { type Warning } from '../warning.ts';
import { freeCoordinates } from './free-coordinates.ts';
import { Likelihood, parameterNames, type VolatilitySpecification } from './likelihood.ts';
import { searchMaximum } from './search-maximum.ts';
import { standardErrors, type StandardErrors } from './standard-errors.ts';

/** Below this a fit is refused unless forced, and below the second it warns. */
export const fewestReturns = 250;
export const shortSample = 500;
/** Forced or not, a likelihood of so many parameters needs some days. */
const fewestForced = 20;

/** How the search for the maximum ended. */
export interface Convergence {
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  /** Conditions on which the maximum lies, such as `alpha + beta = 1`; empty inside. */
  readonly bounds: readonly string[];
  /** In words. */
  readonly remark: string;
}

/** A volatility model fitted by maximum likelihood; everything in the units of the returns. */
export interface VolatilityFit {
  readonly specification: VolatilitySpecification;
  /** In the order of `parameterNames`. */
  readonly parameters: Float64Array;
  /** Where the search ended, for the rescaled series: a start for one on nearly the same sample. */
  readonly freeCoordinates: Float64Array;
  /** null at a bound, where they do not exist, and where the search did not converge. */
  readonly standardErrors: StandardErrors | null;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly persistence: number;
  /** Days until half of a shock to the variance is gone; null where it never fades. */
  readonly halfLife: number | null;
  readonly unconditionalVariance: number | null;
  readonly residuals: Float64Array;
  /** One more than there are returns: the last is the forecast for the day after. */
  readonly variance: Float64Array;
  readonly convergence: Convergence;
  readonly warnings: readonly Warning[];
}

export interface FitOptions {
  /** Fits fewer than 250 returns. */
  readonly force?: boolean;
  /** Free coordinates of a fit of nearly the same sample: the search starts there as well. */
  readonly warmStart?: Float64Array;
  /** Keeps to coefficients by which variances forget where they began: what is filtered on for days needs them. */
  readonly invertible?: boolean;
  /** Leaves out standard errors, for refits of which only the forecast counts. */
  readonly withoutErrors?: boolean;
}

/**
 * The rescaled series is rounded to a grid of 1e-9: percents and fractions of the same returns differ in their last bits, and a
 * likelihood with kinks (EGARCH) would lead the search of the one elsewhere than that of the other.
 */
const grid = 2 ** 30;
/**
 * Fits a volatility model by maximum likelihood. The series is rescaled inside, so that its units do not matter; starting
 * points are compared by their likelihood, the best is followed by a quasi-Newton method with exact gradients and finished by
 * Newton steps.
 *
 * @param returns daily, oldest first
 * @throws DomainError INVALID_INPUT for a return that is not a number; TOO_FEW_OBSERVATIONS below 250 returns unless forced;
 *   ZERO_VARIANCE where the returns do not move
 */
export function fitVolatility(
  returns: Float64Array,
  specification: VolatilitySpecification,
  options: FitOptions = {},
): VolatilityFit {
  const warnings = checkSample(returns, options);
  const days = returns.length;
  const centre = specification.mean === 'constant' ? sampleMean(returns) : 0;
  const unit = unitOf(returns, centre);
  const scaled = returns.map((value) => Math.round((value / unit) * grid) / grid);
  const likelihood = new Likelihood(scaled, specification);
  const free = freeCoordinates(specification, sampleMean(scaled), options.invertible);

  const search = searchMaximum(likelihood, free, options.warmStart);
  const names = parameterNames(specification);
  const inScale = new Float64Array(names.length);
  free.toParameters(search.x, inScale);
  const bounds = [...search.atBound.keys()]
    .filter((i) => search.atBound[i] === 1)
    .map((i) => free.boundName(i, search.x[i]! >= free.upper[i]!));

  const errors =
    options.withoutErrors || bounds.length > 0 || !search.converged
      ? null
      : standardErrors(likelihood, inScale, stepScale(inScale));
  const logLikelihood = likelihood.value(inScale) - days * Math.log(unit);
  const { process, innovation } = specification;
  const first = specification.mean === 'constant' ? 1 : 0;
  const shape = [...inScale.subarray(first + process.coefficientNames.length)];
  const coefficients = process.inUnits(inScale.subarray(first, first + process.coefficientNames.length), unit);
  const parameters = inScale.slice();
  if (first === 1) parameters[0]! *= unit;
  parameters.set(coefficients, first);
  const lowerVariance = innovation.lowerVariance(shape);
  const persistence = process.persistence(coefficients, lowerVariance);
  const count = names.length;
  return {
    specification,
    parameters,
    freeCoordinates: search.x,
    standardErrors: errors && inUnits(errors, specification, inScale, unit),
    logLikelihood,
    aic: 2 * count - 2 * logLikelihood,
    bic: count * Math.log(days) - 2 * logLikelihood,
    persistence,
    halfLife: persistence < 1 - 1e-9 ? Math.max(0, Math.log(0.5) / Math.log(Math.max(persistence, 1e-300))) : null,
    unconditionalVariance: process.unconditionalVariance(coefficients, lowerVariance, innovation.id === 'normal'),
    residuals: likelihood.residuals.map((value) => value * unit),
    variance: likelihood.variance.map((value) => value * unit * unit),
    convergence: {
      converged: search.converged,
      iterations: search.iterations,
      evaluations: search.evaluations,
      bounds,
      remark: remarkOn(search, bounds),
    },
    warnings: [...warnings, ...convergenceWarnings(search, bounds)],
  };
}

function checkSample(returns: Float64Array, { force }: FitOptions): Warning[] {
  const days = returns.length;
  const broken = returns.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    throw new DomainError('INVALID_INPUT', `Return ${broken + 1} of the series is not a number`, {
      remedy: 'Remove the row or fill in its return',
    });
  }
  const least = force ? fewestForced : fewestReturns;
  if (days < least) {
    throw new DomainError('TOO_FEW_OBSERVATIONS', `A volatility model needs ${least} returns and has ${days}`, {
      remedy: 'Give a longer series',
    });
  }
  if (days >= shortSample) return [];
  return [
    {
      code: 'SHORT_SAMPLE',
      message: `${days} returns are few for a volatility model: its parameters are uncertain below ${shortSample}`,
      count: days,
    },
  ];
}

/** Standard deviation of the series, or its root mean square for a zero mean. */
function unitOf(returns: Float64Array, centre: number): number {
  const deviation = standardDeviation(returns);
  // Spread that is only the rounding of a constant is none.
  const size = returns.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (!(deviation > 1e-12 * size)) {
    throw new DomainError('ZERO_VARIANCE', 'All returns are equal: there is no volatility to model', {
      remedy: 'Check the series: prices may have stood still or been filled in',
    });
  }
  return centre === 0 ? Math.hypot(deviation, sampleMean(returns)) : deviation;
}

/** Typical sizes of parameters for difference steps; those close to 0 are measured against what is usual. */
function stepScale(parameters: Float64Array): Float64Array {
  return parameters.map((value) => Math.max(Math.abs(value), 0.01));
}

/** Errors of the rescaled fit in the units of the returns; changes of units are linear in each parameter. */
function inUnits(
  errors: StandardErrors,
  { process, mean }: VolatilitySpecification,
  parameters: Float64Array,
  unit: number,
): StandardErrors {
  const n = parameters.length;
  const first = mean === 'constant' ? 1 : 0;
  const count = process.coefficientNames.length;
  // Jacobian of the change of units, by its action on unit vectors: exact, because the change is affine.
  const base = process.inUnits(parameters.subarray(first, first + count), unit);
  const jacobian = identityMatrix(n);
  if (first === 1) jacobian[0] = unit;
  for (let j = 0; j < count; j++) {
    const moved = parameters.slice(first, first + count);
    moved[j]! += 1;
    const there = process.inUnits(moved, unit);
    for (let i = 0; i < count; i++) jacobian[(first + i) * n + first + j] = there[i]! - base[i]!;
  }
  const turn = (matrix: Float64Array) => {
    const turned = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let a = 0; a < n; a++) {
          for (let b = 0; b < n; b++) sum += jacobian[i * n + a]! * matrix[a * n + b]! * jacobian[j * n + b]!;
        }
        turned[i * n + j] = sum;
      }
    }
    return turned;
  };
  const robustCovariance = turn(errors.robustCovariance);
  const hessianCovariance = turn(errors.hessianCovariance);
  const root = (matrix: Float64Array) => Float64Array.from({ length: n }, (_, i) => Math.sqrt(matrix[i * n + i]!));
  return { hessian: root(hessianCovariance), robust: root(robustCovariance), robustCovariance, hessianCovariance };
}

function remarkOn(search: BoxMinimum, bounds: readonly string[]): string {
  if (!search.converged) return 'The search for the maximum did not converge: do not rely on this fit';
  if (bounds.length === 0) return `Converged after ${search.iterations} iterations`;
  return `The maximum lies on a bound (${bounds.join(', ')}): it has no standard errors`;
}

function convergenceWarnings(search: BoxMinimum, bounds: readonly string[]): Warning[] {
  if (!search.converged) return [{ code: 'NOT_CONVERGED', message: remarkOn(search, bounds) }];
  return bounds.length === 0 ? [] : [{ code: 'AT_BOUND', message: remarkOn(search, bounds) }];
}
