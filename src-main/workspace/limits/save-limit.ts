import { DomainError } from '../../../src-core/domain-error.ts';
import { checkLimit } from '../../../src-core/limits/check-limit.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

export const saveLimit: UseCase<'limits.save', Session> = ({ store }, limit) => {
  if (limit.id !== undefined && !store.limits().some((existing) => existing.id === limit.id)) {
    throw new DomainError('UNKNOWN_RECORD', `There is no limit ${limit.id}`, { kept: 'Nothing was changed' });
  }
  checkLimit(limit);
  if (limit.scope.portfolio !== undefined) choosePortfolio(store, limit.scope.portfolio);
  return store.editLimit(limit);
};
