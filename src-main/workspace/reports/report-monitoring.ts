import { type RiskResult } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type ReportMonitoring } from '../../../src-core/report/report-monitoring.ts';
import { worstFirst } from '../../../src-core/monitoring/alarm.ts';
import { methodsInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type CallOptions, type Session } from '../context.ts';
import { qualityAlarms } from '../monitoring/data-quality.ts';
import { portfolioAlarms } from '../monitoring/gather-alarms.ts';
import { monitoredPortfolio, usualWindows } from '../monitoring/portfolio-monitor.ts';

/**
 * How the methods behind a current result and their data stand on the day it was computed. The state of the machine is not part
 * of it: the same run gives the same report elsewhere.
 */
export async function reportMonitoring(
  session: Session,
  { portfolio, computedAt }: RiskResult,
  options: CallOptions,
): Promise<ReportMonitoring> {
  const monitored = await monitoredPortfolio(session, portfolio, usualWindows, options);
  const { record, methods } = monitored.monitor;
  const { coverage } = methodsInUse(monitored.question.parameters, methods);
  return {
    alarms: worstFirst([...portfolioAlarms(monitored), ...(await qualityAlarms(session, new Date(computedAt)))]),
    confidence: record.confidence,
    methods: methods.filter(({ id }) => coverage.includes(id)),
  };
}
