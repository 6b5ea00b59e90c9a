import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

export const listBreaches: UseCase<'breaches.list', Session> = ({ store }, { portfolio }) =>
  store.breaches(portfolio === undefined ? undefined : choosePortfolio(store, portfolio));
