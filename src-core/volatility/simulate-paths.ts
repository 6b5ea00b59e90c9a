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
 * Sums of the returns of the next days on simulated paths, ascending: returns μ + σₜ·zₜ, variances by the model's recursion.
 *
 * @param days at least 1
 * @source Barone-Adesi, Giannopoulos & Vosper (1999), "VaR without correlations for portfolios of derivative securities" (with drawn
 *   residuals); Hull (2018), Risk Management and Financial Institutions, section 13.9
 */
export function simulatedSums(model: PathModel, days: number, paths: number, seed: number): Float64Array {
  const { mu, process, coefficients, next, draw } = model;
  const sums = new Float64Array(paths);
  for (let block = 0; block * blockPaths < paths; block++) {
    const stream = createStream(seed, block);
    const last = Math.min(paths, (block + 1) * blockPaths);
    for (let path = block * blockPaths; path < last; path++) {
      let variance = next;
      let sum = 0;
      for (let day = 0; day < days; day++) {
        const residual = Math.sqrt(variance) * draw(stream);
        sum += mu + residual;
        variance = process.step(coefficients, residual, variance);
      }
      sums[path] = sum;
    }
  }
  return sums.sort();
}
