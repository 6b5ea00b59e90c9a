import { type PortfolioBacktest } from '../../../src-core/backtest/backtest-result.ts';
import { type BacktestRun, type BacktestSummary } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type RunSummary } from '../../../src-core/contract/index.ts';
import { type Store, type StoredRun } from '../../store/store.ts';
import { type BacktestQuestion } from './backtest-question.ts';

export const backtestKind = 'backtest';

/** The question as it is recorded: flat, so that parameters of runs can be compared by name. */
export function recordedParameters({ profitAndLoss, parameters, risk }: BacktestQuestion) {
  return { ...parameters, profitAndLoss, history: risk };
}

/** The question of a run. */
export function recordedBacktest(run: StoredRun): BacktestQuestion {
  const { history, profitAndLoss, ...parameters } = run.parameters as ReturnType<typeof recordedParameters>;
  return { portfolio: run.portfolio!, profitAndLoss, parameters, risk: history };
}

/**
 * A backtest as it was kept.
 *
 * @throws DomainError UNKNOWN_RUN where the run is of another kind
 */
export function storedBacktest(store: Store, run: StoredRun): BacktestRun {
  if (run.kind !== backtestKind) {
    throw new DomainError('UNKNOWN_RUN', `Run ${run.id} is no backtest but of kind ${run.kind}`);
  }
  const result = JSON.parse(store.artefact(run.id, 'result')) as PortfolioBacktest;
  return { ...result, ...summaryOf(store, run) };
}

/** What lists show of a backtest. */
export function summaryOf(store: Store, run: StoredRun): BacktestSummary {
  const { profitAndLoss, parameters, risk } = recordedBacktest(run);
  const { id, createdAt, elapsedMilliseconds, engineVersion, seed, datasetVersion, metrics } = run;
  return {
    run: id,
    portfolio: run.portfolio!,
    asOf: risk.asOf,
    profitAndLoss,
    parameters,
    days: metrics['days'] ?? 0,
    computedAt: createdAt,
    elapsedMilliseconds,
    engineVersion,
    datasetVersion,
    seed,
    blocksReused: metrics['blocksReused'] ?? 0,
    stale: isStaleBacktest(store, run),
  };
}

/** Whether data, positions or a setting the history depends on changed after the run. */
export function isStaleBacktest(store: Store, run: Pick<RunSummary, 'datasetVersion'> & StoredRun): boolean {
  const { risk } = recordedBacktest(run);
  const { baseCurrency, maxStaleDays } = store.settings();
  return (
    run.datasetVersion !== store.datasetVersion() ||
    baseCurrency !== risk.baseCurrency ||
    maxStaleDays !== risk.maxStaleDays
  );
}
