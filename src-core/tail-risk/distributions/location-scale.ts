import { type StandardDistribution } from '../../numerics/standard-distribution.ts';
import { type RandomStream } from '../../numerics/random-stream.ts';
import { type ForecastDistribution } from '../method.ts';

/** The members of a forecast that centre + scale·z has for a known distribution of z. */
export type LocationScaleForecast = Pick<
  ForecastDistribution,
  'quantile' | 'cdf' | 'expectedShortfall' | 'sample' | 'density'
>;

/**
 * centre + scale·z.
 *
 * @param scale not negative; with 0 every quantile is the centre
 * @param draw a random z
 */
export function locationScale(
  centre: number,
  scale: number,
  standard: StandardDistribution,
  draw: (stream: RandomStream) => number,
): LocationScaleForecast {
  if (scale === 0) {
    return {
      quantile: () => centre,
      cdf: (x) => (x < centre ? 0 : 1),
      expectedShortfall: () => -centre,
      sample: () => centre,
      density: null,
    };
  }
  return {
    quantile: (probability) => centre + scale * standard.quantile(probability),
    cdf: (x) => standard.cdf((x - centre) / scale),
    // 1 − c is rounded; the tail's mean is taken at the very probability VaR is.
    expectedShortfall: (confidence) => -(centre + scale * standard.tailMean(1 - confidence)),
    sample: (stream) => centre + scale * draw(stream),
    density: (x) => standard.density((x - centre) / scale) / scale,
  };
}

/** A standard normal draw. */
export const drawNormal = (stream: RandomStream): number => stream.normal();

/**
 * Draws Student's t times `unit`, by Bailey's polar method: two uniform numbers, any real degrees of freedom.
 *
 * @source Bailey (1994), "Polar generation of random variates with the t-distribution"
 */
export function drawStudentT(df: number, unit: number): (stream: RandomStream) => number {
  return (stream) => unit * polarStudentT(stream.openUniform(), stream.openUniform(), df);
}

/** The t variable of a pair of uniform numbers. */
export function polarStudentT(u: number, v: number, df: number): number {
  return studentTAt(Math.log(u), Math.cos(2 * Math.PI * v), df);
}

/** The same, of the first number's logarithm and the cosine of the second's angle. */
export function studentTAt(log: number, cosine: number, df: number): number {
  return Math.sqrt(df * Math.expm1((-2 / df) * log)) * cosine;
}
