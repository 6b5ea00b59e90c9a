import { type LimitHistory } from '../../../src-core/contract/index.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { riskKind, storedLimits } from '../stored-risk.ts';

type Point = LimitHistory['points'][number];

/** How far each limit was used over the runs that are kept: for each date the newest run's measure. */
export const limitHistory: UseCase<'limits.history', Session> = ({ store }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const newestOfDate = new Map<string, number>();
  for (const run of store.runs()) {
    if (run.kind !== riskKind || run.portfolio !== portfolio || run.asOf === null) continue;
    newestOfDate.set(run.asOf, Math.max(run.id, newestOfDate.get(run.asOf) ?? 0));
  }
  const histories = new Map<string, Omit<LimitHistory, 'points'> & { points: Point[] }>();
  for (const [asOf, id] of [...newestOfDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const status of storedLimits(store, store.run(id))) {
      const { limitId, subject, label, unit, value, utilisation, level } = status;
      if (request.limitId !== undefined && limitId !== request.limitId) continue;
      const key = JSON.stringify([limitId, subject]);
      const history = histories.get(key) ?? { limitId, subject, label, unit, points: [] };
      history.points.push({ asOf, run: id, value, utilisation, level });
      histories.set(key, history);
    }
  }
  return [...histories.values()];
};
