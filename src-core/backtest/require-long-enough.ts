import { DomainError } from '../domain-error.ts';
import { requireUsableReturns } from '../tail-risk/usable-returns.ts';

/**
 * Passes a series that methods can be walked along: usable returns, and at least one after the first window.
 *
 * @throws DomainError TOO_FEW_OBSERVATIONS, INVALID_INPUT, UNSUITABLE_SAMPLE
 */
export function requireLongEnough(returns: Float64Array, window: number): void {
  if (returns.length <= window) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `The series has ${returns.length} returns; a window of ${window} leaves no day to forecast`,
      { remedy: 'Give a longer series or choose a shorter window' },
    );
  }
  requireUsableReturns(returns);
}
