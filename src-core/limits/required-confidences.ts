import { type Limit } from './limit.ts';

/**
 * The confidence levels a risk run needs so that every limit can be measured: those asked for, in their order, then those
 * of the limits, ascending.
 */
export function requiredConfidences(asked: readonly number[], limits: readonly Limit[]): readonly number[] {
  const ofLimits = limits.flatMap(({ parameters }) => parameters.confidence ?? []).sort((a, b) => a - b);
  return [...new Set([...asked, ...ofLimits])];
}
