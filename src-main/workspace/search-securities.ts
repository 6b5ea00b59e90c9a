import { type Session, type UseCase } from './context.ts';

const defaultLimit = 20;

export const searchSecurities: UseCase<'securities.search', Session> = ({ store }, { text, limit = defaultLimit }) =>
  store.searchSecurities(text, limit).map(({ symbol, name, sector }) => ({ symbol, name, sector }));
