import { type Alarm } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { worstFirst } from '../../../src-core/monitoring/alarm.ts';
import { coverageAlarms, recordAlarms } from '../../../src-core/monitoring/alarms/coverage-alarms.ts';
import { driftAlarms } from '../../../src-core/monitoring/alarms/drift-alarms.ts';
import { systemAlarms } from '../../../src-core/monitoring/alarms/system-alarms.ts';
import { volatilityAlarms } from '../../../src-core/monitoring/alarms/volatility-alarms.ts';
import { methodsInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { qualityAlarms } from './data-quality.ts';
import { monitoredPortfolio, usualWindows, type MonitoredPortfolio } from './portfolio-monitor.ts';
import { recentStatistics, systemNow } from './system-state.ts';

export const listAlarms: UseCase<'monitoring.alarms', Session> = (session, { portfolio }, options) =>
  gatherAlarms(session, portfolio, options);

/** Every alarm of a portfolio, its data and the system, worst first. A portfolio that can't be valued has none of its own. */
export async function gatherAlarms(
  session: Session,
  portfolio: string | undefined,
  options: CallOptions,
): Promise<readonly Alarm[]> {
  const own = await monitorOf(session, portfolio, options);
  return worstFirst([...(own ? portfolioAlarms(own) : []), ...(await sharedAlarms(session))]);
}

async function monitorOf(session: Session, portfolio: string | undefined, options: CallOptions) {
  try {
    return await monitoredPortfolio(session, portfolio, usualWindows, options);
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code !== 'CANCELLED') return null;
    throw thrown;
  }
}

/** Alarms of the methods in use and of the data they live on. */
export function portfolioAlarms({ question, monitor }: MonitoredPortfolio): readonly Alarm[] {
  const { methods, record, drift, lastDate } = monitor;
  const { coverage, volatility } = methodsInUse(question.parameters, methods);
  return [
    ...methods.filter(({ id }) => coverage.includes(id)).flatMap((method) => coverageAlarms(method, record.confidence)),
    ...methods.filter(({ id }) => volatility.includes(id)).flatMap(volatilityAlarms),
    ...recordAlarms(record, lastDate),
    ...driftAlarms(drift),
  ];
}

/** Alarms of what all portfolios share: the data and the system. */
export async function sharedAlarms(session: Session): Promise<readonly Alarm[]> {
  const [data, state] = await Promise.all([qualityAlarms(session, session.now()), systemNow(session)]);
  return [...data, ...systemAlarms(recentStatistics(session), state)];
}
