import { DomainError } from '../domain-error.ts';
import { ensembleSchemes } from './ensemble/registry.ts';
import { rollingMethods } from './rolling/registry.ts';

/** Ids of everything a backtest can compute, in the order shown. */
export const backtestMethods: readonly string[] = [...rollingMethods.keys(), ...ensembleSchemes.keys()];

/**
 * The methods asked for in the order they are shown, each once; all where none are named.
 *
 * @throws DomainError UNKNOWN_METHOD; INVALID_INPUT for an ensemble without members
 */
export function chooseMethods(asked: readonly string[] | undefined): readonly string[] {
  if (asked === undefined) return backtestMethods;
  const unknown = asked.find((id) => !backtestMethods.includes(id));
  if (unknown !== undefined || asked.length === 0) {
    throw new DomainError(
      'UNKNOWN_METHOD',
      unknown === undefined ? 'No method is named' : `There is no method "${unknown}" to backtest`,
      { remedy: `Choose among ${backtestMethods.join(', ')}` },
    );
  }
  const chosen = backtestMethods.filter((id) => asked.includes(id));
  if (chosen.every((id) => ensembleSchemes.has(id))) {
    throw new DomainError('INVALID_INPUT', 'An ensemble needs methods to combine', {
      remedy: 'Name the methods beside it, or all',
    });
  }
  return chosen;
}
