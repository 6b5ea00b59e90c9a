import { differencedHessian } from '../numerics/differenced-hessian.ts';
import { inverseOfPositive } from '../numerics/inverse.ts';
import { type Likelihood } from './likelihood.ts';

/** Standard errors of the parameters, in their order, and the covariances behind them. */
export interface StandardErrors {
  /** √ diag H⁻¹, H = minus the Hessian of the log-likelihood. */
  readonly hessian: Float64Array;
  /** √ diag H⁻¹·B·H⁻¹, B = Σ of outer products of scores: valid also when the innovations are not as supposed. */
  readonly robust: Float64Array;
  /** H⁻¹·B·H⁻¹, row by row. */
  readonly robustCovariance: Float64Array;
  /** H⁻¹, row by row. */
  readonly hessianCovariance: Float64Array;
}

/** Relative size of the steps by which the gradient is differenced. */
const stepShare = 1e-5;

/** Σ of outer products of the scores, row by row. */
export function outerProducts(scores: readonly Float64Array[]): Float64Array {
  const n = scores.length;
  const products = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = scores[i]!;
    for (let j = 0; j <= i; j++) {
      const b = scores[j]!;
      let sum = 0;
      for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
      products[i * n + j] = sum;
      products[j * n + i] = sum;
    }
  }
  return products;
}

/**
 * Standard errors at a maximum inside the bounds; null where the likelihood is not curved in every direction.
 *
 * @param scale a typical size of each parameter, for the steps of the differences
 * @source Bollerslev & Wooldridge (1992), "Quasi-maximum likelihood estimation and inference in dynamic models with time-varying
 *   covariances"
 */
export function standardErrors(
  likelihood: Likelihood,
  parameters: Float64Array,
  scale: Float64Array,
): StandardErrors | null {
  const n = parameters.length;
  const minusLogLikelihood = (at: Float64Array, gradient: Float64Array) => {
    const value = likelihood.gradient(at, gradient);
    for (let i = 0; i < n; i++) gradient[i] = -gradient[i]!;
    return -value;
  };
  const steps = scale.map((size) => stepShare * size);
  const inverse = inverseOfPositive(differencedHessian(minusLogLikelihood, parameters, steps), n);
  if (inverse === null) return null;
  const products = outerProducts(likelihood.scores(parameters));
  const robustCovariance = multiply(multiply(inverse, products, n), inverse, n);
  const root = (matrix: Float64Array) => Float64Array.from({ length: n }, (_, i) => Math.sqrt(matrix[i * n + i]!));
  return { hessian: root(inverse), robust: root(robustCovariance), robustCovariance, hessianCovariance: inverse };
}

function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < n; j++) product[i * n + j]! += a[i * n + k]! * b[k * n + j]!;
    }
  }
  return product;
}
