import { type MetricFamily } from './prometheus-text.ts';

function gauge(name: string, help: string): MetricFamily {
  return { name: `plimsoll_${name}`, help, type: 'gauge' };
}

/** Every metric that `/metrics` may expose. To add one is to add a line and to fill it in metrics.ts or portfolio-metrics.ts. */
export const metricFamilies = {
  build: gauge('build_info', 'Always 1; the version is a label'),
  workspaceOpen: gauge('workspace_open', '1 while a workspace is open, else 0'),
  uptime: gauge('process_uptime_seconds', 'Time since the process started, seconds'),
  resident: gauge('process_resident_memory_bytes', 'Memory of the whole process, bytes'),
  workers: gauge('workers', 'Worker threads that are running'),
  workerHeap: gauge('worker_heap_bytes', 'Memory held by each worker thread outside of shared panels, bytes'),
  database: gauge('database_size_bytes', 'Size of the workspace with its journal, bytes'),
  diskFree: gauge('disk_free_bytes', 'Room left on the disk of the workspace, bytes'),

  tasks: gauge('tasks', 'Tasks in the log by operation and how they ended'),
  taskMedian: gauge('task_median_duration_seconds', 'Median time of the tasks that ended well, seconds'),
  taskLast: gauge('task_last_duration_seconds', 'Time of the newest task that ended well, seconds'),
  taskFailures: gauge('task_failures_in_a_row', 'Failures since the last task of the operation that ended well'),

  dataAge: gauge('data_age_seconds', 'Time since the end of the day of the newest price, seconds'),
  dataNames: gauge('data_names', 'Held names'),
  dataUnpriced: gauge('data_unpriced_names', 'Held names without any price'),
  dataLate: gauge('data_late_names', 'Held names whose prices end before the newest'),
  dataCells: gauge('data_cells', 'Held names × days over the last 20 days'),
  dataMissing: gauge('data_missing_ratio', 'Share of those cells without a price'),
  dataStale: gauge('data_stale_ratio', 'Share of those cells with one price for the third day or longer'),
  dataOutliers: gauge('data_outliers', 'Returns of those cells far out of the usual'),
  dataSpikes: gauge('data_spikes', 'Of those, the ones the next day took back'),

  riskAge: gauge('risk_age_seconds', 'Time since the newest risk run of the portfolio, seconds'),
  riskStale: gauge(
    'risk_stale',
    '1 where data, positions, limits, settings or the champion changed after that run, else 0',
  ),
  valueAtRisk: gauge(
    'value_at_risk_ratio',
    'Headline VaR over one day of the newest run (of the champion, else historical), share of NAV, positive = loss',
  ),
  shortfall: gauge(
    'expected_shortfall_ratio',
    'Headline ES over one day of the newest run (of the champion, else historical), share of NAV, positive = loss',
  ),
  volatility: gauge('volatility_annual_ratio', 'Annual volatility of the newest run, share of NAV'),
  breaches: gauge('limits_breached', 'Limits at or beyond their mark in the newest run'),

  monitored: gauge('monitored', '1 where the portfolio could be looked over, 0 where it could not'),
  inUse: gauge('method_in_use', '1 for the method whose alarms count, else 0'),
  exceptions: gauge('exceptions', 'Days of the window that lost more than the VaR forecast for them'),
  exceptionsHigh: gauge(
    'exceptions_upper_control_limit',
    'Exceptions of the window beyond which chance is unlikely, 99 %',
  ),
  exceptionRate: gauge('exception_rate_ratio', 'Exceptions ÷ days of the window'),
  violation: gauge('violation_ratio', 'Exception rate ÷ promised rate; 1 where the method keeps its promise'),
  lossBeyond: gauge('loss_beyond_var_ratio', 'Mean loss on the exception days of the window, share of NAV'),
  cusum: gauge('coverage_cusum', 'CUSUM of exceptions'),
  cusumMark: gauge('coverage_cusum_threshold', 'Value from which the CUSUM raises an alarm, by level'),
  evidence: gauge(
    'coverage_evidence_ratio',
    'Evidence that exceptions come more often than promised: odds against a sound method',
  ),
  volatilityForecast: gauge(
    'volatility_forecast_ratio',
    'Daily volatility forecast over the last 250 days, share of NAV',
  ),
  volatilityRealised: gauge('volatility_realised_ratio', 'Daily volatility that came of it, share of NAV'),
  volatilityBias: gauge('volatility_bias_ratio', 'Standard deviation of return ÷ forecast; above 1 = forecast too low'),
  qlike: gauge('volatility_qlike', 'QLIKE loss of the volatility forecasts over the last 250 days'),
  stability: gauge('drift_psi', 'Population stability index of a feature: the last days against those before'),
  ks: gauge('drift_ks_statistic', 'Kolmogorov–Smirnov distance of the same samples'),
  ksPValue: gauge('drift_ks_pvalue', 'Its p-value by the numbers of independent days'),
  alarms: gauge('alarms', 'Alarms by portfolio, area and level; those of data and system have an empty portfolio'),
} as const satisfies Readonly<Record<string, MetricFamily>>;
