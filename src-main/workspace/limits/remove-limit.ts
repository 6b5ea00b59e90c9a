import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';

export const removeLimit: UseCase<'limits.remove', Session> = ({ store }, { id }) => {
  if (!store.limits().some((limit) => limit.id === id)) {
    throw new DomainError('UNKNOWN_RECORD', `There is no limit ${id}`, { kept: 'Nothing was removed' });
  }
  store.removeLimit(id);
  return null;
};
