import { type Session, type UseCase } from '../context.ts';

/** Forgets a saved column mapping. */
export const removeMapping: UseCase<'mappings.remove', Session> = ({ store }, { name }) => {
  store.removeMapping(name);
  return null;
};
