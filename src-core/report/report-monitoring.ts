import { type Alarm } from '../monitoring/alarm.ts';
import { type MethodMonitor } from '../monitoring/method-monitor.ts';

/** How the methods behind a result and the data they live on stand. */
export interface ReportMonitoring {
  /** Of methods and data; worst first. */
  readonly alarms: readonly Alarm[];
  readonly confidence: number;
  /** The methods whose alarms count. */
  readonly methods: readonly MethodMonitor[];
}
