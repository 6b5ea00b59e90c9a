import { DomainError } from '../../../src-core/domain-error.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { methodsInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type CallOptions, type Session, type UseCase, type Workbench } from '../context.ts';
import { dataQuality } from './data-quality.ts';
import { portfolioAlarms, sharedAlarms } from './gather-alarms.ts';
import { metricFamilies as families } from './metric-families.ts';
import { monitoredPortfolio, usualWindows } from './portfolio-monitor.ts';
import { alarmSamples, monitorSamples, riskSamples, sampler } from './portfolio-metrics.ts';
import { prometheusText, type MetricSample } from './prometheus-text.ts';
import { recentStatistics, systemNow } from './system-state.ts';

/** The process, and where a workspace is open its system, its data and its portfolios. */
export const monitoringMetrics: UseCase<'monitoring.metrics', Workbench> = async ({ session, version }, _, options) => {
  const general = [
    sampler({ version })(families.build, 1),
    sampler({})(families.workspaceOpen, Number(session !== null)),
    sampler({})(families.uptime, process.uptime()),
    sampler({})(families.resident, process.memoryUsage.rss()),
  ];
  return prometheusText(session === null ? general : [...general, ...(await workspaceSamples(session, options))]);
};

async function workspaceSamples(session: Session, options: CallOptions): Promise<readonly MetricSample[]> {
  const samples = [...(await systemSamples(session)), ...taskSamples(session), ...(await dataSamples(session))];
  for (const { name } of session.store.portfolios()) samples.push(...(await portfolioSamples(session, name, options)));
  return [...samples, ...alarmSamples('', ['data', 'system'], await sharedAlarms(session))];
}

async function systemSamples(session: Session): Promise<readonly MetricSample[]> {
  const { workers, databaseBytes, freeBytes } = await systemNow(session);
  const sample = sampler({});
  return [
    sample(families.workers, workers.length),
    ...workers.map((bytes, index) => sampler({ worker: String(index + 1) })(families.workerHeap, bytes)),
    sample(families.database, databaseBytes),
    ...(freeBytes === null ? [] : [sample(families.diskFree, freeBytes)]),
  ];
}

function taskSamples(session: Session): readonly MetricSample[] {
  return recentStatistics(session).flatMap(({ operation, count, failed, cancelled, median, last, failuresInARow }) => {
    const sample = sampler({ operation });
    const ended = { done: count - failed - cancelled, failed, cancelled };
    return [
      ...Object.entries(ended).map(([state, tasks]) => sampler({ operation, state })(families.tasks, tasks)),
      ...(median === null ? [] : [sample(families.taskMedian, median / 1000)]),
      ...(last === null ? [] : [sample(families.taskLast, last / 1000)]),
      sample(families.taskFailures, failuresInARow),
    ];
  });
}

async function dataSamples(session: Session): Promise<readonly MetricSample[]> {
  const { names, unpriced, late, recent, lastDate } = await dataQuality(session);
  const sample = sampler({});
  const ratio = (count: number) => (recent.cells === 0 ? 0 : count / recent.cells);
  const endOfDay = lastDate === null ? null : (epochDay(lastDate) + 1) * 86_400;
  return [
    ...(endOfDay === null ? [] : [sample(families.dataAge, session.now().getTime() / 1000 - endOfDay)]),
    sample(families.dataNames, names),
    sample(families.dataUnpriced, unpriced.length),
    sample(families.dataLate, late.length),
    sample(families.dataCells, recent.cells),
    sample(families.dataMissing, ratio(recent.missing)),
    sample(families.dataStale, ratio(recent.stale)),
    sample(families.dataOutliers, recent.outliers),
    sample(families.dataSpikes, recent.spikes),
  ];
}

/** A portfolio that can't be looked over says so, and the others are exposed all the same. */
async function portfolioSamples(
  session: Session,
  portfolio: string,
  options: CallOptions,
): Promise<readonly MetricSample[]> {
  const { store, now } = session;
  const sample = sampler({ portfolio });
  const risk = riskSamples(store, portfolio, now());
  try {
    const monitored = await monitoredPortfolio(session, portfolio, usualWindows, options);
    const { question, monitor } = monitored;
    const { coverage } = methodsInUse(question.parameters, monitor.methods);
    return [
      ...risk,
      sample(families.monitored, 1),
      ...monitorSamples(portfolio, monitor, coverage),
      ...alarmSamples(portfolio, ['coverage', 'volatility', 'drift'], portfolioAlarms(monitored)),
    ];
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code === 'CANCELLED') throw thrown;
    return [...risk, sample(families.monitored, 0)];
  }
}
