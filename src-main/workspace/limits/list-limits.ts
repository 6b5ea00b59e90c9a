import { describeMetrics } from '../../../src-core/limits/metrics/registry.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { isStale } from '../staleness.ts';
import { riskKind, storedLimits } from '../stored-risk.ts';

/** The limits that concern a portfolio beside what the newest run measured. */
export const listLimits: UseCase<'limits.list', Session> = ({ store }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const run = store.latestRun(riskKind, portfolio);
  return {
    portfolio,
    definitions: store.limits().filter(({ scope }) => scope.portfolio === undefined || scope.portfolio === portfolio),
    statuses: run ? storedLimits(store, run) : [],
    run: run?.id ?? null,
    stale: run ? isStale(store, run) : false,
    metrics: describeMetrics(),
  };
};
