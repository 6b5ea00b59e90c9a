import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { interruptedBacktests } from './interrupted-backtests.ts';
import { backtestKind, storedBacktest, summaryOf } from './stored-backtest.ts';

export const latestBacktest: UseCase<'backtest.latest', Session> = ({ store }, request) => {
  const run = store.latestRun(backtestKind, choosePortfolio(store, request.portfolio));
  return run && storedBacktest(store, run);
};

export const showBacktest: UseCase<'backtest.show', Session> = ({ store }, { run }) =>
  storedBacktest(store, store.run(run));

export const listBacktests: UseCase<'backtest.list', Session> = ({ store, version }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  return {
    runs: store.computedRuns(backtestKind, portfolio).map((id) => summaryOf(store, store.run(id))),
    interrupted: interruptedBacktests(store, portfolio, version),
  };
};
