import { type Task } from '../task.ts';
import { backtestAssess } from './backtest-assess.ts';
import { backtestBlock } from './backtest-block.ts';
import { backtestCompare } from './backtest-compare.ts';
import { backtestEnsemble } from './backtest-ensemble.ts';
import { backtestPortfolio } from './backtest-portfolio.ts';
import { backtestViews } from './backtest-views.ts';
import { constructPortfolioTask } from './construct-portfolio.ts';
import { dataQualityTask } from './data-quality.ts';
import { factorModelAssemble } from './factor-model-assemble.ts';
import { factorModelDays } from './factor-model-days.ts';
import { factorModelExposures } from './factor-model-exposures.ts';
import { factorModelPrepare } from './factor-model-prepare.ts';
import { factorModelReview } from './factor-model-review.ts';
import { inspectFileTask } from './inspect-file.ts';
import { learnedForecast } from './learned-forecast.ts';
import { minimumVariance } from './minimum-variance.ts';
import { monitorPortfolioTask } from './monitor-portfolio.ts';
import { portfolioRisk } from './portfolio-risk.ts';
import { portfolioSeries } from './portfolio-series.ts';
import { portfolioStressTask } from './portfolio-stress.ts';
import { readImportTask } from './read-import.ts';
import { readReturnsTask } from './read-returns.ts';
import { sampleWorkspace } from './sample-workspace.ts';
import { stressMarketTask } from './stress-market.ts';
import { stressScenarios } from './stress-scenarios.ts';
import { stressLosses } from './stress-losses.ts';
import { tailRiskMethod } from './tail-risk-method.ts';
import { tailRiskStressed } from './tail-risk-stressed.ts';
import { tailRiskVolatility } from './tail-risk-volatility.ts';
import { trainingEpochs } from './training-epochs.ts';
import { trainingFeatures } from './training-features.ts';
import { trainingPrepare } from './training-prepare.ts';
import { trainingResultTask } from './training-result.ts';
import { writeReport } from './write-report.ts';

/** Tasks by name. `never` and `unknown` let tasks of any input and output stand side by side. */
export type TaskTable = Readonly<Record<string, Task<never, unknown>>>;

export type TaskInput<SomeTask> = SomeTask extends Task<infer Input, unknown> ? Input : never;
export type TaskOutput<SomeTask> = SomeTask extends Task<never, infer Output> ? Output : never;

/**
 * Checks a table of tasks: each stands under its own name, so that no name can be taken twice.
 * A clash is a defect that fails at start.
 */
export function registerTasks<const Table extends TaskTable>(table: Table): Table {
  for (const [name, task] of Object.entries(table)) {
    if (task.name !== name) throw new Error(`The task ${task.name} is registered as ${name}`);
  }
  return table;
}

/** Everything a worker can be asked to do. To add a task is to add its file and a line here. */
export const tasks = registerTasks({
  'backtest-assess': backtestAssess,
  'backtest-block': backtestBlock,
  'backtest-compare': backtestCompare,
  'backtest-ensemble': backtestEnsemble,
  'backtest-portfolio': backtestPortfolio,
  'backtest-views': backtestViews,
  'construct-portfolio': constructPortfolioTask,
  'data-quality': dataQualityTask,
  'factor-model-assemble': factorModelAssemble,
  'factor-model-days': factorModelDays,
  'factor-model-exposures': factorModelExposures,
  'factor-model-prepare': factorModelPrepare,
  'factor-model-review': factorModelReview,
  'inspect-file': inspectFileTask,
  'learned-forecast': learnedForecast,
  'minimum-variance': minimumVariance,
  'monitor-portfolio': monitorPortfolioTask,
  'portfolio-risk': portfolioRisk,
  'portfolio-series': portfolioSeries,
  'portfolio-stress': portfolioStressTask,
  'read-import': readImportTask,
  'read-returns': readReturnsTask,
  'sample-workspace': sampleWorkspace,
  'stress-market': stressMarketTask,
  'stress-scenarios': stressScenarios,
  'stress-losses': stressLosses,
  'tail-risk-method': tailRiskMethod,
  'tail-risk-stressed': tailRiskStressed,
  'tail-risk-volatility': tailRiskVolatility,
  'training-epochs': trainingEpochs,
  'training-features': trainingFeatures,
  'training-prepare': trainingPrepare,
  'training-result': trainingResultTask,
  'write-report': writeReport,
});

export type Tasks = typeof tasks;
