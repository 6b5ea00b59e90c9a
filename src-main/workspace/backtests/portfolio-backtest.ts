import {
  ownReturns,
  plain,
  type DatedSeries,
  type RealisedDays,
} from '../../../src-core/backtest/assemble-backtest.ts';
import { type PortfolioBacktest } from '../../../src-core/backtest/backtest-result.ts';
import { type PortfolioHistory } from '../../../src-core/backtest/portfolio-history.ts';
import { requireLongEnough } from '../../../src-core/backtest/require-long-enough.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { attributeProfitAndLoss } from '../../../src-core/frtb/pnl-attribution.ts';
import { type Warning } from '../../../src-core/warning.ts';
import { type CallOptions, type Session } from '../context.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { computeBacktestInPool, type ComputedBacktest, type KeptBlocks } from './backtest-in-pool.ts';
import { type BacktestQuestion } from './backtest-question.ts';
import { sharedSeries } from './shared-series.ts';

/** The history of a portfolio, ready to be walked. */
export interface PreparedBacktest {
  readonly question: BacktestQuestion;
  readonly series: DatedSeries;
  readonly came: RealisedDays;
  readonly history: PortfolioHistory;
  /** What the history was read from. */
  readonly datasetVersion: string;
}

/**
 * Simulates the history of today's holdings and finds what forecasts are held against.
 *
 * @throws DomainError as `portfolioHistory`; TOO_FEW_OBSERVATIONS where no day is left to forecast
 */
export async function prepareBacktest(
  session: Session,
  question: BacktestQuestion,
  { signal, onProgress }: CallOptions,
): Promise<PreparedBacktest> {
  const { portfolio, risk, profitAndLoss, parameters } = question;
  onProgress?.({ stage: 'Simulating the history', done: 0, total: null, unit: 'days' });
  const { inputs, datasetVersion } = await session.readTogether(() => ({
    inputs: loadRiskInputs(session, { portfolio, parameters: risk }),
    datasetVersion: session.store.datasetVersion(),
  }));
  const history = await session.engine.run('backtest-portfolio', inputs, signal ? { signal } : {});
  requireLongEnough(history.hypothetical, parameters.window);
  const series = sharedSeries({ dates: history.dates, returns: history.hypothetical });
  const came =
    profitAndLoss === 'hypothetical'
      ? ownReturns(series, parameters.window)
      : actualReturns(portfolio, history, parameters.window);
  return { question, series, came, history, datasetVersion };
}

function actualReturns(portfolio: string, { actual }: PortfolioHistory, window: number): RealisedDays {
  const days = Int32Array.from(actual?.keys() ?? []).filter((day) => day >= window && Number.isFinite(actual![day]));
  if (actual === null || days.length === 0) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `${portfolio} has no actual profit and loss of one day on a day with a forecast`,
      {
        kept: 'Nothing was computed',
        remedy: 'Import its daily NAV history, or backtest against the hypothetical profit and loss',
      },
    );
  }
  return { days, returns: Float64Array.from(days, (day) => actual[day]!) };
}

/** Walks a prepared history. The result depends on data and question alone. */
export async function computePortfolioBacktest(
  session: Session,
  { question, series, came, history }: PreparedBacktest,
  kept: KeptBlocks,
  options: CallOptions,
): Promise<{ readonly result: PortfolioBacktest; readonly blocks: ComputedBacktest['blocks'] }> {
  const { portfolio, profitAndLoss, parameters, risk } = question;
  const computed = await computeBacktestInPool(session.engine, { series, came, parameters }, kept, options);
  const onCame = (path: Float64Array) => plain(Float64Array.from(came.days, (day) => path[day]!));
  const result: PortfolioBacktest = {
    ...computed.backtest,
    warnings: [...otherSpansWarning(question, history), ...computed.backtest.warnings],
    portfolio,
    asOf: risk.asOf,
    profitAndLoss,
    profits: {
      hypothetical: onCame(history.hypothetical),
      actual: history.actual && onCame(history.actual),
      riskTheoretical: history.riskTheoretical && onCame(history.riskTheoretical),
    },
    attribution: attributionOf(history),
  };
  return { result, blocks: computed.blocks };
}

/** Says how many forecast days are left out because their actual profit and loss is not that of one day. */
function otherSpansWarning(
  { profitAndLoss, parameters }: BacktestQuestion,
  { otherSpans }: PortfolioHistory,
): readonly Warning[] {
  const count = otherSpans.filter((day) => day >= parameters.window).length;
  if (profitAndLoss !== 'actual' || count === 0) return [];
  const days = count === 1 ? 'One day is' : `${count} days are`;
  const message = `${days} left out: the NAV history has no value on the trading day before, so that its profit and loss is not that of one day`;
  return [{ code: 'OTHER_SPAN', message, count }];
}

/** On the last days on which the factor model explains a profit or loss. */
function attributionOf({ hypothetical, riskTheoretical }: PortfolioHistory): PortfolioBacktest['attribution'] {
  if (riskTheoretical === null) return null;
  const days = Int32Array.from(riskTheoretical.keys()).filter((day) => !Number.isNaN(riskTheoretical[day]));
  const on = (values: Float64Array) => Float64Array.from(days, (day) => values[day]!);
  return days.length === 0 ? null : attributeProfitAndLoss(on(hypothetical), on(riskTheoretical));
}
