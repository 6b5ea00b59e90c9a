import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { studentTCdf, studentTDensity, studentTQuantile, studentTTailMean } from './student-t.ts';

/** A continuous distribution without location and scale. */
export interface StandardDistribution {
  density(x: number): number;
  cdf(x: number): number;
  /** Inverse of `cdf`; −∞ at 0 and +∞ at 1. */
  quantile(probability: number): number;
  /** E[z | z ≤ quantile(probability)]. */
  tailMean(probability: number): number;
}

export const standardNormal: StandardDistribution = {
  density: normalDensity,
  cdf: normalCdf,
  quantile: normalQuantile,
  tailMean: (probability) => -normalDensity(normalQuantile(probability)) / probability,
};

/**
 * Student's t times `unit`: 1 for the textbook's, √((ν − 2) ÷ ν) for variance 1.
 *
 * @param df degrees of freedom; above 1, so that a tail has a mean
 */
export function scaledStudentT(df: number, unit: number): StandardDistribution {
  return {
    density: (x) => studentTDensity(x / unit, df) / unit,
    cdf: (x) => studentTCdf(x / unit, df),
    quantile: (probability) => studentTQuantile(probability, df) * unit,
    tailMean: (probability) => studentTTailMean(studentTQuantile(probability, df), df) * unit,
  };
}

/** Student's t of variance 1, for more than two degrees of freedom. */
export function unitStudentT(df: number): StandardDistribution {
  return scaledStudentT(df, Math.sqrt((df - 2) / df));
}
