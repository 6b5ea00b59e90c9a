import { type TailRiskBoard } from '../../src-core/contract/index.ts';
import { type Session, type UseCase } from './context.ts';
import { choosePortfolio } from './portfolio-choice.ts';
import { riskArtefacts, riskKind } from './stored-risk.ts';

/** The tail-risk board a risk run left behind; null where there is no run, or one from before there were boards. */
export const tailRiskBoard: UseCase<'tailRisk.board', Session> = ({ store }, { run: id, portfolio }) => {
  const run = id === undefined ? store.latestRun(riskKind, choosePortfolio(store, portfolio)) : store.run(id);
  if (!run?.artefacts.some(({ name }) => name === riskArtefacts.tailRisk)) return null;
  const board = JSON.parse(store.artefact(run.id, riskArtefacts.tailRisk)) as TailRiskBoard;
  return { run, board };
};
