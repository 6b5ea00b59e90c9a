import { type RiskRequest } from '../../src-core/contract/index.ts';
import { type RiskResult } from '../../src-core/portfolio/portfolio-risk.ts';
import { type Session, type UseCase } from './context.ts';
import { choosePortfolio } from './portfolio-choice.ts';
import { riskKind, storedRisk } from './stored-risk.ts';

/** The newest stored result; it also counts as stale when the request asks for something else than the run answered. */
export const latestRisk: UseCase<'risk.latest', Session> = ({ store }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const run = store.latestRun(riskKind, portfolio, request.asOf);
  if (!run) return null;
  const risk = storedRisk(store, run);
  return { ...risk, stale: risk.stale || !answers(risk, request) };
};

function answers({ parameters }: RiskResult, { benchmark, window, confidence }: RiskRequest): boolean {
  return (
    (benchmark === undefined || benchmark === parameters.benchmark) &&
    (window === undefined || window === parameters.window) &&
    (confidence === undefined || confidence === parameters.confidences[0])
  );
}
