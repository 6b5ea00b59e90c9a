import { z } from 'zod';
import { type Alarm } from '../monitoring/alarm.ts';
import { type DataQuality, type QualityCounts } from '../monitoring/data-quality.ts';
import { type DriftWindows, type FeatureDrift } from '../monitoring/drift.ts';
import { type MethodMonitor, type MethodPaths } from '../monitoring/method-monitor.ts';
import { type TaskRecord, type TaskStatistics } from '../monitoring/task-statistics.ts';
import { declare } from './operation.ts';
import { empty, shortText } from './schemas.ts';

/** Where the forecasts that are monitored come from. */
export interface MonitoringSource {
  readonly kind: 'backtest' | 'risk';
  /** The stored run; null where the portfolio's history was walked anew. */
  readonly run: number | null;
  readonly computedAt: string | null;
  /** Whose profit and loss: of today's holdings carried back, or the portfolio's own. */
  readonly profitAndLoss: 'simulated' | 'realised';
  readonly confidence: number;
  readonly firstDate: string;
  readonly lastDate: string;
}

/** How a portfolio's methods and the data they live on stand. */
export interface PortfolioMonitoring {
  readonly portfolio: string;
  readonly asOf: string;
  readonly source: MonitoringSource;
  /** The methods whose alarms count: the champion, or historical simulation where there is none. */
  readonly inUse: readonly string[];
  readonly methods: readonly MethodMonitor[];
  readonly windows: DriftWindows;
  readonly drift: readonly FeatureDrift[];
  /** Of the portfolio, the data and the system; worst first. */
  readonly alarms: readonly Alarm[];
}

/** The quality of the data at one version of the dataset. */
export interface QualityEntry {
  readonly at: string;
  readonly datasetVersion: string;
  readonly asOf: string | null;
  readonly figures: QualityFigures;
}

export interface QualityFigures extends QualityCounts {
  readonly names: number;
  readonly unpriced: number;
  readonly late: number;
  /** Business days from the newest price to the import that brought it, or to the day of the entry where nothing was imported. */
  readonly delayDays: number | null;
}

export interface DataQualityView extends DataQuality {
  /** Oldest first. */
  readonly history: readonly QualityEntry[];
}

export interface SystemView {
  readonly statistics: readonly TaskStatistics[];
  /** Newest first. */
  readonly tasks: readonly TaskRecord[];
  readonly now: {
    readonly residentBytes: number;
    /** Heap of each worker thread that is running. */
    readonly workers: readonly number[];
    readonly databaseBytes: number;
    readonly freeBytes: number | null;
    readonly uptimeSeconds: number;
  };
}

const monitoringRequest = z.strictObject({
  /** May be left out when the workspace has only one. */
  portfolio: shortText.optional(),
  /** Days whose distribution is compared, and days before them they are compared with. */
  recent: z.int().min(40).max(500).default(125),
  reference: z.int().min(250).max(5000).default(1000),
});

export const monitoringOperations = {
  'monitoring.show': declare('query', 'workspace', monitoringRequest).returns<PortfolioMonitoring>(),
  /** Only the alarms, for screens that show nothing else; none for a portfolio that can't be valued. */
  'monitoring.alarms': declare('query', 'workspace', z.strictObject({ portfolio: shortText.optional() })).returns<
    readonly Alarm[]
  >(),
  /** Methods day by day. */
  'monitoring.paths': declare(
    'query',
    'workspace',
    z.strictObject({
      portfolio: shortText.optional(),
      methods: z.array(shortText).min(1).max(40),
      window: z.int().min(20).max(1000).default(250),
    }),
  ).returns<readonly MethodPaths[]>(),
  'monitoring.quality': declare('query', 'workspace', empty).returns<DataQualityView>(),
  'monitoring.system': declare('query', 'workspace', empty).returns<SystemView>(),
  /** Everything as Prometheus text; works without a workspace too. */
  'monitoring.metrics': declare('query', 'application', empty).returns<string>(),
};

export type {
  Alarm,
  DataQuality,
  DriftWindows,
  FeatureDrift,
  MethodMonitor,
  MethodPaths,
  QualityCounts,
  TaskRecord,
  TaskStatistics,
};
export type { AlarmArea, AlarmLevel } from '../monitoring/alarm.ts';
export type { SuspectPrice } from '../monitoring/data-quality.ts';
export type { WindowFigures } from '../monitoring/method-monitor.ts';
