import { DomainError } from '../domain-error.ts';

/** Fourth powers of returns, and their sums, must be doubles: neither infinite nor 0. */
const largestSize = 1e70;
const smallestSize = 1e-70;

/**
 * Passes returns a method can compute with: all finite, and all 0 or at a scale whose moments are doubles.
 *
 * @throws DomainError INVALID_INPUT for a return that is not a finite number; UNSUITABLE_SAMPLE for one beyond all scales
 */
export function requireUsableReturns(returns: Float64Array): void {
  let size = 0;
  for (let day = 0; day < returns.length; day++) {
    const magnitude = Math.abs(returns[day]!);
    if (!(magnitude < Infinity)) {
      throw new DomainError('INVALID_INPUT', `Return ${day + 1} of the sample is not a number`, {
        remedy: 'Remove the row or fill in its return',
      });
    }
    if (magnitude > size) size = magnitude;
  }
  if (size > largestSize || (size > 0 && size < smallestSize)) {
    throw new DomainError(
      'UNSUITABLE_SAMPLE',
      `The largest return is ${size.toExponential(1)}: no method can compute with it`,
      {
        remedy: 'Check the unit of the returns',
      },
    );
  }
}
