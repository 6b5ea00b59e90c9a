import { normalCdf } from '../../numerics/normal.ts';

/** The Cornish–Fisher quantile of the standard normal one: z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36. */
export function cornishFisherQuantile(z: number, skew: number, kurtosis: number): number {
  const square = z * z;
  return z + ((square - 1) * skew) / 6 + (z * (square - 3) * kurtosis) / 24 - (z * (2 * square - 5) * skew * skew) / 36;
}

/** What the tail's mean of the quantile is beside the normal one's: 1 + zS/6 + (z² − 1)K/24 − (2z² − 1)S²/36. */
export function cornishFisherTailFactor(z: number, skew: number, kurtosis: number): number {
  const square = z * z;
  return 1 + (z * skew) / 6 + ((square - 1) * kurtosis) / 24 - ((2 * square - 1) * skew * skew) / 36;
}

/** Slope of the expansion in z: a quadratic, its coefficients from the constant up. */
function slopeOf(skew: number, kurtosis: number): readonly [constant: number, linear: number, leading: number] {
  const square = skew * skew;
  return [1 - kurtosis / 8 + (5 * square) / 36, skew / 3, kurtosis / 8 - square / 6];
}

/** Standard normal values beyond which doubles hold no probability. */
const reach = 39;
const halvings = 100;

/**
 * Probability that the expansion of a standard normal variable is at most `x`. Where the expansion is increasing this undoes its
 * quantiles; elsewhere several stretches of the variable lie below `x`.
 */
export function cornishFisherCdf(x: number, skew: number, kurtosis: number): number {
  const edges = [-reach, ...turningPoints(skew, kurtosis), reach];
  const below = (z: number) => cornishFisherQuantile(z, skew, kurtosis) <= x;
  let probability = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    // Between two turning points it either rises or falls, and crosses x at most once.
    let [from, to] = [edges[i]!, edges[i + 1]!];
    const [first, last] = [below(from), below(to)];
    if (first === last) {
      if (first) probability += normalCdf(to) - normalCdf(from);
      continue;
    }
    const whole = [from, to] as const;
    for (let step = 0; step < halvings; step++) {
      const middle = 0.5 * (from + to);
      if (below(middle) === first) from = middle;
      else to = middle;
    }
    probability += first ? normalCdf(from) - normalCdf(whole[0]) : normalCdf(whole[1]) - normalCdf(from);
  }
  return Math.min(1, probability);
}

/** Where the expansion turns from rising to falling or back, ascending, within reach. */
function turningPoints(skew: number, kurtosis: number): readonly number[] {
  const [constant, linear, leading] = slopeOf(skew, kurtosis);
  const discriminant = linear * linear - 4 * leading * constant;
  if (discriminant <= 0) return [];
  // Neither root loses digits by a difference of like numbers.
  const sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant));
  return [sum / leading, constant / sum].filter((z) => Math.abs(z) < reach).sort((a, b) => a - b);
}

/**
 * Whether the expansion is increasing for every z, so that its values are the quantiles of a distribution.
 *
 * @source Maillard (2012), "A user's guide to the Cornish Fisher expansion"
 */
export function cornishFisherIsMonotone(skew: number, kurtosis: number): boolean {
  const [constant, linear, leading] = slopeOf(skew, kurtosis);
  return leading >= 0 && linear * linear - 4 * leading * constant <= 0;
}
