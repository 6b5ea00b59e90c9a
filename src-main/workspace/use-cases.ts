import { type OperationName } from '../../src-core/contract/index.ts';
import { type applicationOperations } from '../../src-core/contract/application.ts';
import { applicationStatus } from './application-status.ts';
import { applyTemplate } from './limits/apply-template.ts';
import { listBacktestMethods } from './backtests/list-methods.ts';
import { runBacktest } from './backtests/run-backtest.ts';
import { latestBacktest, listBacktests, showBacktest } from './backtests/show-backtests.ts';
import { backtestSeries } from './backtests/series-backtest.ts';
import { backupWorkspace } from './backup-workspace.ts';
import { cancelTask } from './cancel-task.ts';
import { closeWorkspace } from './close-workspace.ts';
import { compareRuns } from './compare-runs.ts';
import { type Session, type UseCase, type Workbench } from './context.ts';
import { constructPortfolio } from './construction/construct-portfolio.ts';
import { minimumVarianceOfFile } from './construction/minimum-variance.ts';
import { createWorkspace } from './create-workspace.ts';
import { dataHealth } from './data-health.ts';
import { diffDatasets, editDataset, listDatasets, rebuildDataset } from './datasets/datasets.ts';
import { editPositions } from './edit-positions.ts';
import { demoteChampion, listChampions, promoteChampion } from './experiments/champions.ts';
import { experimentArtefact } from './experiments/artefact.ts';
import { compareExperiments, experimentSeries } from './experiments/compare-experiments.ts';
import { editExperiments } from './experiments/edit-experiments.ts';
import { experimentFiles, exportExperiments } from './experiments/export-experiments.ts';
import { importExperiments } from './experiments/import-experiments.ts';
import { experimentNames, listExperiments } from './experiments/list-experiments.ts';
import { previewRetention, pruneExperiments } from './experiments/prune-experiments.ts';
import { showExperiment } from './experiments/show-experiment.ts';
import { commitImport } from './imports/commit-import.ts';
import { importErrorFile } from './imports/import-error-file.ts';
import { inspectFile } from './imports/inspect-file.ts';
import { listBatches } from './imports/list-batches.ts';
import { listMappings } from './imports/list-mappings.ts';
import { previewImport } from './imports/preview-import.ts';
import { removeMapping } from './imports/remove-mapping.ts';
import { undoBatch } from './imports/undo-batch.ts';
import { latestRisk } from './latest-risk.ts';
import { changeBreachState } from './breaches/change-breach.ts';
import { listHalts, resetHalt } from './breaches/halts.ts';
import { listAudit } from './breaches/list-audit.ts';
import { listBreaches } from './breaches/list-breaches.ts';
import { showBreach } from './breaches/show-breach.ts';
import { copyLimits } from './limits/copy-limits.ts';
import { exportLimits } from './limits/export-limits.ts';
import { importLimits } from './limits/import-limits.ts';
import { limitHistory } from './limits/limit-history.ts';
import { listLimits } from './limits/list-limits.ts';
import { listPortfolios } from './list-portfolios.ts';
import { listPositions } from './list-positions.ts';
import { listRuns } from './list-runs.ts';
import { listTasks } from './list-tasks.ts';
import { buildModel } from './models/build-model.ts';
import { listFactorSecurities } from './models/factor-securities.ts';
import { modelFiles } from './models/model-files.ts';
import { modelHistory } from './models/model-history.ts';
import { portfolioBias } from './models/portfolio-bias.ts';
import { runAttribution } from './models/run-attribution.ts';
import { viewSecurity } from './models/security-view.ts';
import { latestModel, listModels, showModel } from './models/show-model.ts';
import { listDescriptors, listStyles, removeStyle, saveStyle } from './models/styles.ts';
import { listAlarms } from './monitoring/gather-alarms.ts';
import { monitoringMetrics } from './monitoring/metrics.ts';
import { showPaths, showMonitoring } from './monitoring/show-monitoring.ts';
import { showQuality } from './monitoring/data-quality.ts';
import { showSystem } from './monitoring/system-state.ts';
import { openWorkspace } from './open-workspace.ts';
import { checkPortfolioOrders, recordOrderCheck } from './pre-trade/check-portfolio-orders.ts';
import { cureLimits } from './pre-trade/cure-limits.ts';
import { listOrderChecks } from './pre-trade/list-order-checks.ts';
import { readOrderFile } from './pre-trade/read-order-file.ts';
import { previousRun } from './previous-run.ts';
import { redo } from './redo.ts';
import { removeLimit } from './limits/remove-limit.ts';
import { exportReport } from './reports/export-report.ts';
import { listReportProfiles, removeReportProfile, saveReportProfile } from './reports/report-profiles.ts';
import { reproduceRun } from './experiments/reproduce-run.ts';
import { restoreWorkspace } from './restore-workspace.ts';
import { runRisk } from './run-risk.ts';
import { openSample } from './open-sample.ts';
import { saveLimit } from './limits/save-limit.ts';
import { saveSettings } from './save-settings.ts';
import { searchSecurities } from './search-securities.ts';
import { showRun } from './show-run.ts';
import { summariseWorkspace } from './workspace-summary.ts';
import { tailRiskOfSeries } from './series-tail-risk.ts';
import { volatilityOfSeries } from './series-volatility.ts';
import { tailRiskBoard } from './tail-risk-board.ts';
import { removeScenario, saveScenario, scenarioVersions } from './stress/edit-scenarios.ts';
import { runReverseStress } from './stress/reverse-stress.ts';
import { previewStress, runStress } from './stress/run-stress.ts';
import { exportScenarios, importScenarios } from './stress/scenario-files.ts';
import { stressLibrary } from './stress/stress-library.ts';
import { listTrainings, showTraining, trainingModel } from './training/show-training.ts';
import { runTraining } from './training/run-training.ts';
import { trainOnSeries } from './training/train-on-series.ts';
import { viewFeatures } from './training/view-features.ts';
import { undo } from './undo.ts';
import { verifyWorkspace } from './verify-workspace.ts';

type ApplicationName =
  | keyof typeof applicationOperations
  | 'tailRisk.series'
  | 'construction.minimumVariance'
  | 'volatility.series'
  | 'backtest.series'
  | 'training.series'
  | 'monitoring.metrics';
type WorkspaceName = Exclude<OperationName, ApplicationName>;

/** The operations that work without an open workspace. */
export const applicationUseCases: { readonly [Name in ApplicationName]: UseCase<Name, Workbench> } = {
  'application.status': applicationStatus,
  'workspace.sample': openSample,
  'workspace.create': createWorkspace,
  'workspace.open': openWorkspace,
  'workspace.close': closeWorkspace,
  'workspace.restore': restoreWorkspace,
  'tasks.list': listTasks,
  'tasks.cancel': cancelTask,
  'tailRisk.series': tailRiskOfSeries,
  'construction.minimumVariance': minimumVarianceOfFile,
  'volatility.series': volatilityOfSeries,
  'backtest.series': backtestSeries,
  'training.series': trainOnSeries,
  'monitoring.metrics': monitoringMetrics,
};

/** The operations on the open workspace. An operation of the contract without a use-case does not compile. */
export const workspaceUseCases: { readonly [Name in WorkspaceName]: UseCase<Name, Session> } = {
  'workspace.summary': summariseWorkspace,
  'workspace.verify': verifyWorkspace,
  'workspace.backup': backupWorkspace,
  'portfolios.list': listPortfolios,
  'positions.list': listPositions,
  'positions.edit': editPositions,
  'portfolios.construct': constructPortfolio,
  'securities.search': searchSecurities,
  'settings.save': saveSettings,
  'history.undo': undo,
  'history.redo': redo,
  'import.inspect': inspectFile,
  'import.preview': previewImport,
  'import.commit': commitImport,
  'import.errorFile': importErrorFile,
  'batches.list': listBatches,
  'batches.undo': undoBatch,
  'mappings.list': listMappings,
  'mappings.remove': removeMapping,
  'risk.run': runRisk,
  'risk.latest': latestRisk,
  'risk.previous': previousRun,
  'tailRisk.board': tailRiskBoard,
  'runs.list': listRuns,
  'runs.show': showRun,
  'runs.compare': compareRuns,
  'runs.reproduce': reproduceRun,
  'backtest.run': runBacktest,
  'backtest.latest': latestBacktest,
  'backtest.show': showBacktest,
  'backtest.methods': listBacktestMethods,
  'backtest.list': listBacktests,
  'model.build': buildModel,
  'model.latest': latestModel,
  'model.list': listModels,
  'model.show': showModel,
  'model.history': modelHistory,
  'model.files': modelFiles,
  'risk.factor': listFactorSecurities,
  'security.view': viewSecurity,
  'attribution.run': runAttribution,
  'model.portfolioBias': portfolioBias,
  'descriptors.list': listDescriptors,
  'styles.list': listStyles,
  'styles.save': saveStyle,
  'styles.remove': removeStyle,
  'limits.list': listLimits,
  'limits.save': saveLimit,
  'limits.remove': removeLimit,
  'limits.template': applyTemplate,
  'limits.history': limitHistory,
  'limits.copy': copyLimits,
  'limits.export': exportLimits,
  'limits.import': importLimits,
  'stress.library': stressLibrary,
  'stress.run': runStress,
  'stress.preview': previewStress,
  'stress.reverse': runReverseStress,
  'stress.save': saveScenario,
  'stress.remove': removeScenario,
  'stress.versions': scenarioVersions,
  'stress.export': exportScenarios,
  'stress.import': importScenarios,
  'training.run': runTraining,
  'training.list': listTrainings,
  'training.show': showTraining,
  'training.model': trainingModel,
  'training.features': viewFeatures,
  'breaches.list': listBreaches,
  'breaches.show': showBreach,
  'breaches.change': changeBreachState,
  'halts.list': listHalts,
  'halts.reset': resetHalt,
  'audit.list': listAudit,
  'limits.cure': cureLimits,
  'orders.check': checkPortfolioOrders,
  'orders.record': recordOrderCheck,
  'orders.read': readOrderFile,
  'orders.log': listOrderChecks,
  'experiments.list': listExperiments,
  'experiments.names': experimentNames,
  'experiments.show': showExperiment,
  'experiments.compare': compareExperiments,
  'experiments.series': experimentSeries,
  'experiments.artefact': experimentArtefact,
  'experiments.edit': editExperiments,
  'experiments.retention': previewRetention,
  'experiments.prune': pruneExperiments,
  'experiments.export': exportExperiments,
  'experiments.files': experimentFiles,
  'experiments.import': importExperiments,
  'champions.list': listChampions,
  'champions.promote': promoteChampion,
  'champions.demote': demoteChampion,
  'datasets.list': listDatasets,
  'datasets.diff': diffDatasets,
  'datasets.edit': editDataset,
  'datasets.rebuild': rebuildDataset,
  'monitoring.show': showMonitoring,
  'monitoring.alarms': listAlarms,
  'monitoring.paths': showPaths,
  'monitoring.quality': showQuality,
  'monitoring.system': showSystem,
  'report.export': exportReport,
  'report.profiles': listReportProfiles,
  'report.saveProfile': saveReportProfile,
  'report.removeProfile': removeReportProfile,
  'data.health': dataHealth,
};

/** Whether the operation works without an open workspace. */
export function isApplicationOperation(name: OperationName): name is ApplicationName {
  return Object.hasOwn(applicationUseCases, name);
}
