import { logGamma } from './log-gamma.ts';
import { type StandardDistribution } from './standard-distribution.ts';
import { studentTCdf, studentTDensity, studentTQuantile } from './student-t.ts';

/** Hansen's constants: location a, scale b and the factor c of the density. */
export interface SkewTConstants {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** @param eta degrees of freedom, above 2; @param lambda skewness in (−1, 1) */
export function skewTConstants(eta: number, lambda: number): SkewTConstants {
  const c = Math.exp(logGamma((eta + 1) / 2) - logGamma(eta / 2)) / Math.sqrt(Math.PI * (eta - 2));
  const a = (4 * lambda * c * (eta - 2)) / (eta - 1);
  return { a, b: Math.sqrt(1 + 3 * lambda * lambda - a * a), c };
}

/**
 * Hansen's skewed t with mean 0 and variance 1: two halves of a t of variance 1, stretched by 1 − λ below and 1 + λ above the
 * point −a ÷ b. Negative λ means the longer tail is the lower one.
 *
 * @param eta degrees of freedom, above 2
 * @param lambda in (−1, 1)
 * @source Hansen (1994), "Autoregressive conditional density estimation", eq. 10–13
 */
export function skewStudentT(eta: number, lambda: number): StandardDistribution {
  const { a, b } = skewTConstants(eta, lambda);
  const unit = Math.sqrt((eta - 2) / eta);
  const below = 1 - lambda;
  const above = 1 + lambda;
  const split = -a / b;
  /** The t variable behind a value, on its own half. */
  const inner = (x: number) => (b * x + a) / ((x < split ? below : above) * unit);

  const quantile = (probability: number) => {
    if (!(probability >= 0 && probability <= 1)) return NaN;
    if (probability < below / 2) return (below * unit * studentTQuantile(probability / below, eta) - a) / b;
    return (-above * unit * studentTQuantile((1 - probability) / above, eta) - a) / b;
  };
  return {
    density: (x) => (b / unit) * studentTDensity(inner(x), eta),
    cdf: (x) => (x < split ? below * studentTCdf(inner(x), eta) : 1 - above * studentTCdf(-inner(x), eta)),
    quantile,
    tailMean(probability) {
      const x = quantile(probability);
      const t = inner(x);
      if (Math.abs(t) === Infinity) return x < split ? -Infinity : 0;
      // ∫ s·f(s) ds beyond t is f(t)·(η + t²) ÷ (η − 1) for a t variable; the mean of the whole is 0.
      const moment = (studentTDensity(t, eta) * (eta + t * t)) / (eta - 1);
      if (x < split) {
        const mass = studentTCdf(t, eta);
        return (below * (-below * unit * moment - a * mass)) / (b * probability);
      }
      const mass = studentTCdf(-t, eta);
      return (-above * (above * unit * moment - a * mass)) / (b * probability);
    },
  };
}

/**
 * E[z²; z < 0] of Hansen's skewed t: the share of the variance that falling days bring, ½ without skewness.
 *
 * @source second partial moment of t: ν(ν − 1)/(ν − 2)·F_{ν−2}(x·√((ν − 2)/ν)) − ν·F_ν(x)
 */
export function skewTLowerVariance(eta: number, lambda: number): number {
  // By symmetry the upper part of λ is the lower part of −λ.
  if (lambda > 0) return 1 - skewTLowerVariance(eta, -lambda);
  const { a, b } = skewTConstants(eta, lambda);
  const unit = Math.sqrt((eta - 2) / eta);
  const below = 1 - lambda;
  // With λ ≤ 0 the point z = 0 lies on the lower half.
  const t = a / (below * unit);
  const mass = studentTCdf(t, eta);
  const first = (-studentTDensity(t, eta) * (eta + t * t)) / (eta - 1);
  const second = ((eta * (eta - 1)) / (eta - 2)) * studentTCdf(t * Math.sqrt((eta - 2) / eta), eta - 2) - eta * mass;
  const stretch = below * unit;
  return (below * (stretch * stretch * second - 2 * stretch * a * first + a * a * mass)) / (b * b);
}
