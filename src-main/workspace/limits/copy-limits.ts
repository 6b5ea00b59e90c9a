import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { setLimits } from './set-limits.ts';

/** Sets one portfolio's own limits on another too. An approval was given for the first one only. */
export const copyLimits: UseCase<'limits.copy', Session> = ({ store }, request) => {
  const from = choosePortfolio(store, request.from);
  const to = choosePortfolio(store, request.to);
  if (from === to) {
    throw new DomainError('INVALID_INPUT', 'Limits are copied from one portfolio to another, not to the same', {
      kept: 'No limit was changed',
    });
  }
  const copies = store
    .limits()
    .filter(({ scope }) => scope.portfolio === from)
    .map(({ id: _, ...limit }) => ({
      ...limit,
      scope: { ...limit.scope, portfolio: to },
      approvedBy: '',
      approvedAt: null,
    }));
  if (copies.length === 0) {
    throw new DomainError('INVALID_INPUT', `No limit is set on ${from}`, {
      kept: 'No limit was changed',
      remedy: 'Limits of the whole workspace hold for every portfolio already',
    });
  }
  return setLimits(store, to, copies, request.replace, `Copy of the limits of ${from} to ${to}`);
};
