import { DomainError } from '../domain-error.ts';
import { gaussian } from './gaussian.ts';
import { historical } from './historical.ts';
import { type TailRiskMethod } from './method.ts';

/** Every method by its id. A duplicate is a defect that fails at start. */
export function listMethods(methods: readonly TailRiskMethod[]): ReadonlyMap<string, TailRiskMethod> {
  const listed = new Map<string, TailRiskMethod>();
  for (const method of methods) {
    if (listed.has(method.id)) throw new Error(`The tail-risk method ${method.id} is listed twice`);
    listed.set(method.id, method);
  }
  return listed;
}

/** The methods for VaR and ES, in the order they are shown. */
export const tailRiskMethods = listMethods([historical, gaussian]);

/**
 * The methods with the given ids, or all of them.
 *
 * @throws DomainError UNKNOWN_METHOD
 */
export function selectMethods(ids?: readonly string[]): readonly TailRiskMethod[] {
  if (ids === undefined) return [...tailRiskMethods.values()];
  return [...new Set(ids)].map((id) => {
    const method = tailRiskMethods.get(id);
    if (!method) {
      throw new DomainError('UNKNOWN_METHOD', `There is no VaR method "${id}"`, {
        remedy: `Choose among ${[...tailRiskMethods.keys()].join(', ')}`,
      });
    }
    return method;
  });
}
