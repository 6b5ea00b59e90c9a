import { type z } from 'zod';
import { applicationOperations } from './application.ts';
import { backtestOperations } from './backtests.ts';
import { breachOperations } from './breaches.ts';
import { constructionOperations } from './construction.ts';
import { championOperations } from './champions.ts';
import { datasetOperations } from './datasets.ts';
import { experimentOperations } from './experiments.ts';
import { importOperations } from './imports.ts';
import { limitOperations } from './limits.ts';
import { modelOperations } from './models.ts';
import { monitoringOperations } from './monitoring.ts';
import { mergeOperations, type Operation } from './operation.ts';
import { portfolioOperations } from './portfolios.ts';
import { preTradeOperations } from './pre-trade.ts';
import { reportOperations } from './reports.ts';
import { riskOperations } from './risk.ts';
import { stressOperations } from './stress.ts';
import { trainingOperations } from './training.ts';
import { upkeepOperations } from './upkeep.ts';

/** Everything Plimsoll can be asked, by name. The three doors and the window know nothing else. */
export const operations = mergeOperations(
  applicationOperations,
  portfolioOperations,
  importOperations,
  riskOperations,
  modelOperations,
  constructionOperations,
  limitOperations,
  breachOperations,
  preTradeOperations,
  stressOperations,
  backtestOperations,
  trainingOperations,
  experimentOperations,
  championOperations,
  datasetOperations,
  monitoringOperations,
  reportOperations,
  upkeepOperations,
);

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type InputOf<Name extends OperationName> =
  Operations[Name] extends Operation<infer Input> ? z.input<Input> : never;
export type ParsedInputOf<Name extends OperationName> =
  Operations[Name] extends Operation<infer Input> ? z.output<Input> : never;
export type OutputOf<Name extends OperationName> =
  Operations[Name] extends Operation<z.ZodType, infer Output> ? Output : never;

export { DomainError, errorCategories, errorFromReport, reportError } from '../domain-error.ts';
export type { ErrorCategory, ErrorCode, ErrorReport } from '../domain-error.ts';
export type * from '../backtest/backtest-result.ts';
export { parseComparison } from '../experiments/parse-comparison.ts';
export { drawdownChart, navChart, profitChart } from '../charts/history-charts.ts';
export type { SeriesDefinition } from '../charts/series-definition.ts';
export type * from '../backtest/assessment.ts';
export type * from '../backtest/backtest-result.ts';
export type * from '../backtest/comparison/forecast-comparison.ts';
export type * from '../backtest/comparison/league-table.ts';
export type * from '../backtest/comparison/score-comparison.ts';
export type * from '../backtest/horizon-comparison.ts';
export type * from '../backtest/stressed-windows.ts';
export type * from '../backtest/forecast-tests/outcome.ts';
export type * from '../construction/construction.ts';
export type * from '../construction/construction-result.ts';
export type * from '../factor-model/attribution/attribution.ts';
export type * from '../factor-model/decomposition/decomposition.ts';
export type * from '../factor-model/decomposition/security-view.ts';
export type * from '../factor-model/diagnostics/model-report.ts';
export type * from '../factor-model/exposures/cell-reason.ts';
export type * from '../factor-model/factor.ts';
export type * from '../factor-model/parameters.ts';
export type * from '../factor-model/risk-model.ts';
export type * from '../frtb/pnl-attribution.ts';
export type * from '../learning/features/feature-matrix.ts';
export type * from '../learning/features/feature-view.ts';
export type * from '../learning/learned-model.ts';
export type * from '../learning/training-result.ts';
export type * from '../learning/training-settings.ts';
export type * from '../limits/breach-event.ts';
export type { BreachAction } from '../limits/breach-life.ts';
export type * from '../limits/halts.ts';
export type * from '../limits/cure/cure.ts';
export type * from '../limits/limit.ts';
export type * from '../limits/pre-trade/order-check.ts';
export { headlineTailRisk, tailRiskMetric } from '../portfolio/headline-tail-risk.ts';
export type * from '../portfolio/portfolio-risk.ts';
export type * from '../stress/scenario.ts';
export type * from '../stress/stress-result.ts';
export type * from '../tail-risk/board/board.ts';
export type * from '../tail-risk/method.ts';
export type * from '../warning.ts';
export type * from './application.ts';
export type * from './bridge.ts';
export * from './backtests.ts';
export * from './breaches.ts';
export * from './construction.ts';
export * from './champions.ts';
export * from './datasets.ts';
export * from './experiment-file.ts';
export * from './experiment-filter.ts';
export * from './experiments.ts';
export * from './imports.ts';
export * from './limits.ts';
export * from './models.ts';
export * from './monitoring.ts';
export type * from './portfolios.ts';
export * from './pre-trade.ts';
export * from './reports.ts';
export * from './risk.ts';
export * from './stress.ts';
export * from './training.ts';
export * from './upkeep.ts';
export type { Operation, OperationKind } from './operation.ts';
