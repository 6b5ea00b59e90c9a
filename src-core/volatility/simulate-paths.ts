import { createStream, type RandomStream } from '../numerics/random-stream.ts';
import { type VolatilityProcess } from './process.ts';

/** Paths drawn from one substream: whoever draws a block gives the same ones. */
const blockPaths = 1024;

/** What a path starts from and how it goes on. */
export interface PathModel {
  readonly mu: number;
  readonly process: Pick<VolatilityProcess, 'step'>;
  readonly coefficients: Float64Array;
  /** Variance of the first day. */
  readonly next: number;
  /** Draws a standardised innovation. */
  readonly draw: (stream: RandomStream) => number;
}

/**
 * Sums of the returns of the next days on simulated paths: returns μ + σₜ·zₜ, variances by the model's recursion.
 *
 * @param horizons days, ascending: the same paths give the sums over each
 * @returns for each horizon the sums in ascending order
 * @source Barone-Adesi, Giannopoulos & Vosper (1999), "VaR without correlations for portfolios of derivative securities" (with drawn
 *   residuals); Hull (2018), Risk Management and Financial Institutions, section 13.9
 */
export function simulatedSums(
  model: PathModel,
  horizons: readonly number[],
  paths: number,
  seed: number,
): readonly Float64Array[] {
  const { mu, process, coefficients, next, draw } = model;
  const sums = horizons.map(() => new Float64Array(paths));
  for (let block = 0; block * blockPaths < paths; block++) {
    const stream = createStream(seed, block);
    const last = Math.min(paths, (block + 1) * blockPaths);
    for (let path = block * blockPaths; path < last; path++) {
      let variance = next;
      let sum = 0;
      let day = 0;
      for (let h = 0; h < horizons.length; h++) {
        for (; day < horizons[h]!; day++) {
          const residual = Math.sqrt(variance) * draw(stream);
          sum += mu + residual;
          variance = process.step(coefficients, residual, variance);
        }
        sums[h]![path] = sum;
      }
    }
  }
  return sums.map((values) => values.sort());
}
