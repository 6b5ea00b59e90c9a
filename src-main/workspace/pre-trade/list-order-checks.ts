import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

const usualCount = 200;

export const listOrderChecks: UseCase<'orders.log', Session> = ({ store }, { portfolio, limit = usualCount }) =>
  store.orderChecks(portfolio === undefined ? undefined : choosePortfolio(store, portfolio), limit);
