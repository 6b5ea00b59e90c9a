import { type VolatilitySpecification } from './likelihood.ts';

/**
 * The coordinates the search moves in: the mean, the recursion's free coordinates, 1 ÷ ν and λ. Conditions on the parameters
 * are a box here, and the likelihood is closer to a parabola.
 */
export interface FreeCoordinates {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly starts: readonly Float64Array[];
  toParameters(free: Float64Array, parameters: Float64Array): void;
  /** Turns a gradient by the parameters into one by the free coordinates. */
  gradientToFree(free: Float64Array, byParameters: Float64Array, byFree: Float64Array): void;
  boundName(coordinate: number, atUpper: boolean): string;
}

/** A mean of more than this many standard deviations of a day is out of the question for returns; it keeps the search in sight. */
const widestMean = 20;

/**
 * @param sampleMean of the series, whose standard deviation is 1
 * @param invertible keeps to coefficients by which variances forget where they began
 */
export function freeCoordinates(
  { process, innovation, mean }: VolatilitySpecification,
  sampleMean: number,
  invertible = false,
): FreeCoordinates {
  const first = mean === 'constant' ? 1 : 0;
  const count = process.coefficientNames.length;
  const shapeAt = first + count;
  const inverted = innovation.shapeNames.map((name) => name === 'nu');
  const shape = (values: readonly number[]) => values.map((value, i) => (inverted[i] ? 1 / value : value));
  const ends = innovation.shapeNames.map((_, i) => {
    const pair = [shape(innovation.shapeLower)[i]!, shape(innovation.shapeUpper)[i]!];
    return { low: Math.min(...pair), high: Math.max(...pair) };
  });
  const around = first === 1 ? [sampleMean] : [];
  return {
    lower: Float64Array.from([
      ...around.map((m) => m - widestMean),
      ...((invertible ? process.invertibleLower : undefined) ?? process.freeLower),
      ...ends.map(({ low }) => low),
    ]),
    upper: Float64Array.from([
      ...around.map((m) => m + widestMean),
      ...process.freeUpper,
      ...ends.map(({ high }) => high),
    ]),
    starts: process.freeStarts.map((start) =>
      Float64Array.from([...around, ...start, ...shape(innovation.shapeStart)]),
    ),
    toParameters(free, parameters) {
      if (first === 1) parameters[0] = free[0]!;
      process.toCoefficients(free.subarray(first, shapeAt), parameters.subarray(first, shapeAt));
      for (let i = 0; i < inverted.length; i++) {
        const value = free[shapeAt + i]!;
        parameters[shapeAt + i] = inverted[i] ? 1 / value : value;
      }
    },
    gradientToFree(free, by, byFree) {
      if (first === 1) byFree[0] = by[0]!;
      process.gradientToFree(
        free.subarray(first, shapeAt),
        by.subarray(first, shapeAt),
        byFree.subarray(first, shapeAt),
      );
      for (let i = 0; i < inverted.length; i++) {
        const value = free[shapeAt + i]!;
        byFree[shapeAt + i] = inverted[i] ? -by[shapeAt + i]! / (value * value) : by[shapeAt + i]!;
      }
    },
    boundName(coordinate, atUpper) {
      if (coordinate < first) return 'mu at its bound';
      if (coordinate < shapeAt) return process.boundName(coordinate - first, atUpper);
      const i = coordinate - shapeAt;
      const name = innovation.shapeNames[i]!;
      const high = inverted[i] ? !atUpper : atUpper;
      return `${name} = ${(high ? innovation.shapeUpper : innovation.shapeLower)[i]!}`;
    },
  };
}
