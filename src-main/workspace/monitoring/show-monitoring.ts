import { type MethodPaths, type MonitoringSource, type PortfolioMonitoring } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { worstFirst } from '../../../src-core/monitoring/alarm.ts';
import { methodPaths } from '../../../src-core/monitoring/method-monitor.ts';
import { methodsInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type Session, type UseCase } from '../context.ts';
import { portfolioAlarms, sharedAlarms } from './gather-alarms.ts';
import { monitoredPortfolio, usualWindows, type MonitoredPortfolio } from './portfolio-monitor.ts';

export const showMonitoring: UseCase<'monitoring.show', Session> = async (
  session,
  { portfolio: asked, recent, reference },
  options,
): Promise<PortfolioMonitoring> => {
  const windows = { recent, reference };
  const monitored = await monitoredPortfolio(session, asked, windows, options);
  const { question, monitor } = monitored;
  return {
    portfolio: question.portfolio,
    asOf: monitor.lastDate,
    source: sourceOf(monitored),
    inUse: methodsInUse(question.parameters, monitor.methods).coverage,
    methods: monitor.methods,
    windows,
    drift: monitor.drift,
    alarms: worstFirst([...portfolioAlarms(monitored), ...(await sharedAlarms(session))]),
  };
};

export const showPaths: UseCase<'monitoring.paths', Session> = async (
  session,
  { portfolio, methods, window },
  options,
): Promise<readonly MethodPaths[]> => {
  const { monitor } = await monitoredPortfolio(session, portfolio, usualWindows, options);
  const { record } = monitor;
  return methods.map((id) => {
    const method = record.methods.find((candidate) => candidate.id === id);
    if (method) return methodPaths(record, method, window);
    throw new DomainError('UNKNOWN_METHOD', `${id} is not among the methods that are monitored`, {
      remedy: `Choose among: ${record.methods.map((known) => known.id).join(', ')}`,
    });
  });
};

function sourceOf({ backtest, monitor }: MonitoredPortfolio): MonitoringSource {
  const { source, profitAndLoss, confidence, dates } = monitor.record;
  return {
    kind: source,
    run: backtest?.id ?? null,
    computedAt: backtest?.createdAt ?? null,
    profitAndLoss,
    confidence,
    firstDate: dates[0] ?? '',
    lastDate: dates.at(-1) ?? '',
  };
}
