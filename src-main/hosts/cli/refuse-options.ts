import { DomainError } from '../../../src-core/domain-error.ts';

/**
 * Refuses options that would go unheeded.
 *
 * @param given values by flag; undefined = not given
 * @param reason why they have no meaning here, as the end of a sentence that begins with the flags
 * @throws DomainError INVALID_INPUT
 */
export function refuseOptions(given: Readonly<Record<string, unknown>>, reason: string): void {
  const flags = Object.keys(given).filter((flag) => given[flag] !== undefined);
  if (flags.length === 0) return;
  throw new DomainError('INVALID_INPUT', `${flags.join(', ')}: ${reason}`, {
    kept: 'Nothing was computed',
    remedy: flags.length === 1 ? 'Leave it out' : 'Leave them out',
  });
}

/** Of a command that takes either a workspace or a file of returns. */
export const unheeded = {
  withReturns: 'only with a workspace, not with --returns',
  withWorkspace: 'only with --returns',
} as const;
