import { DomainError } from '../../src-core/domain-error.ts';

/** The domain error a call throws; fails where it throws nothing or something else. */
export function errorOf(call: () => unknown): DomainError {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
