import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';
import { promotableMethods } from './promotable-methods.ts';

export const listChampions: UseCase<'champions.list', Session> = ({ store }, { portfolio }) =>
  store.champions(portfolio);

/** Makes a method of a backtest, or a trained model, the one a portfolio relies on. */
export const promoteChampion: UseCase<'champions.promote', Session> = ({ store, now }, request) => {
  const run = store.run(request.run);
  const methods = promotableMethods(run);
  if (!methods.includes(request.method)) {
    const choice =
      methods.length > 0
        ? `Choose one of ${methods.join(', ')}`
        : 'Choose a backtest, or a model trained for VaR and ES together';
    throw new DomainError('UNKNOWN_METHOD', `Run ${run.id} (${run.kind}) has no method ${request.method} to promote`, {
      kept: 'The champion stays as it is',
      remedy: choice,
    });
  }
  const portfolio = run.portfolio ?? request.portfolio;
  if (portfolio === undefined) {
    throw new DomainError('PORTFOLIO_REQUIRED', `Run ${run.id} is of no portfolio: say which one shall rely on it`);
  }
  if (request.portfolio !== undefined && request.portfolio !== portfolio) {
    throw new DomainError('INVALID_INPUT', `Run ${run.id} is of ${portfolio}, not of ${request.portfolio}`, {
      kept: 'The champion stays as it is',
    });
  }
  const { method, by, reason } = request;
  return store.promoteChampion({ portfolio, method, run: run.id, at: now().toISOString(), by, reason });
};

export const demoteChampion: UseCase<'champions.demote', Session> = ({ store, now }, { portfolio, by, reason }) =>
  store.demoteChampion(portfolio, { at: now().toISOString(), by, reason });
