import { type LimitHistory } from '../../../src-core/contract/index.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { storedLimits } from '../stored-risk.ts';
import { newestRunsByDate } from './newest-runs.ts';

type Point = LimitHistory['points'][number];

/** How far each limit was used over the runs that are kept: for each date the newest run's measure. */
export const limitHistory: UseCase<'limits.history', Session> = ({ store }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const histories = new Map<string, Omit<LimitHistory, 'points'> & { points: Point[] }>();
  for (const { asOf, run } of newestRunsByDate(store, portfolio).toReversed()) {
    for (const status of storedLimits(store, store.run(run))) {
      const { limitId, subject, label, unit, value, utilisation, level } = status;
      if (request.limitId !== undefined && limitId !== request.limitId) continue;
      const key = JSON.stringify([limitId, subject]);
      const history = histories.get(key) ?? { limitId, subject, label, unit, points: [] };
      history.points.push({ asOf, run, value, utilisation, level });
      histories.set(key, history);
    }
  }
  return [...histories.values()];
};
