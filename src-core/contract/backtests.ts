import { z } from 'zod';
import {
  profitKinds,
  type Backtest,
  type BacktestParameters,
  type PortfolioBacktest,
  type ProfitKind,
} from '../backtest/backtest-result.ts';
import { type MethodFamily } from '../tail-risk/method.ts';
import { declare } from './operation.ts';
import { confidence, fileHandle, identifier, isoDateText, shortText } from './schemas.ts';

/** How methods are walked and which; what is left out is as usual. */
const walk = {
  /** Absent: all. */
  methods: z.array(shortText).min(1).max(100).optional(),
  window: z.int().min(20).max(10_000).default(250),
  /** Of volatility models; absent: as `window` for a series, as in a risk run for a portfolio. */
  volatilityWindow: z.int().min(20).max(10_000).optional(),
  scheme: z.enum(['rolling', 'expanding']).default('rolling'),
  refitEvery: z.int().min(1).max(1000).default(20),
  ewmaMean: z.enum(['zero', 'trailing']).default('zero'),
  seed: z.int().nonnegative().default(1),
};
const lambda = z.number().min(0.5).max(0.9999);
/** Beyond one exception in 10,000 days no history has anything to say. */
const highestConfidence = 0.9999;
const confidences = z.array(confidence.max(highestConfidence)).min(1).max(4);
const ofPortfolio = z.strictObject({ portfolio: shortText.optional() });

/** A backtest in a list. */
export interface BacktestSummary {
  readonly run: number;
  readonly portfolio: string;
  readonly asOf: string;
  readonly profitAndLoss: ProfitKind;
  readonly parameters: BacktestParameters;
  /** Days with forecasts. */
  readonly days: number;
  readonly computedAt: string;
  readonly elapsedMilliseconds: number;
  readonly engineVersion: string;
  readonly datasetVersion: string;
  readonly seed: number;
  /** Blocks that an interrupted run had left. */
  readonly blocksReused: number;
  /** Data, positions or settings have changed since. */
  readonly stale: boolean;
}

/** A recorded backtest of a portfolio. */
export type BacktestRun = PortfolioBacktest & BacktestSummary;

/** A method or an ensemble of methods that can be backtested. */
export interface BacktestMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
}

/** A backtest that began and did not end; the same request goes on from its finished blocks. */
export interface InterruptedBacktest {
  readonly startedAt: string;
  readonly asOf: string;
  readonly profitAndLoss: ProfitKind;
  readonly parameters: BacktestParameters;
  readonly blocks: { readonly total: number; readonly finished: number };
}

export const backtestOperations = {
  /** Methods walked along a file's series of returns; nothing is kept. */
  'backtest.series': declare(
    'task',
    'application',
    z.strictObject({
      file: fileHandle,
      column: shortText.optional(),
      ...walk,
      lambda: lambda.default(0.94),
      confidences: confidences.default([0.99]),
    }),
  ).returns<Backtest>(),
  /** Methods walked along the simulated history of a portfolio's holdings; the run is recorded. */
  'backtest.run': declare(
    'task',
    'workspace',
    z.strictObject({
      portfolio: shortText.optional(),
      asOf: isoDateText.optional(),
      profitAndLoss: z.enum(profitKinds).default('hypothetical'),
      ...walk,
      /** Absent: as the settings say. */
      lambda: lambda.optional(),
      confidences: confidences.default([0.99, 0.975]),
      /** A dataset version (its name, or the beginning of its hash) to compute on instead of the data as they are now. */
      dataset: shortText.optional(),
    }),
  ).returns<BacktestRun>(),
  /** The newest of the portfolio, stale or not; null before the first. */
  'backtest.latest': declare('query', 'workspace', ofPortfolio).returns<BacktestRun | null>(),
  'backtest.show': declare('query', 'workspace', z.strictObject({ run: identifier })).returns<BacktestRun>(),
  /** What can be backtested, in the order shown. */
  'backtest.methods': declare('query', 'workspace', z.strictObject({})).returns<readonly BacktestMethod[]>(),
  /** Newest first. */
  'backtest.list': declare('query', 'workspace', ofPortfolio).returns<{
    readonly runs: readonly BacktestSummary[];
    readonly interrupted: readonly InterruptedBacktest[];
  }>(),
};
