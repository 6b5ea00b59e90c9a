import { type Alarm } from '../../../src-core/contract/index.ts';
import { type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { type MethodMonitor } from '../../../src-core/monitoring/method-monitor.ts';
import { type Store } from '../../store/store.ts';
import { isStale } from '../staleness.ts';
import { recordedQuestion, riskKind, storedLimits } from '../stored-risk.ts';
import { metricFamilies as families } from './metric-families.ts';
import { type MetricFamily, type MetricLabels, type MetricSample } from './prometheus-text.ts';

/** Headline figures of runs by the names the historical method's are recorded under; a champion's stand under its own in front. */
const tailFigures = [
  { metric: 'var99', family: families.valueAtRisk, confidence: '0.99' },
  { metric: 'es975', family: families.shortfall, confidence: '0.975' },
] as const;

/** The newest risk run of a portfolio; none where its risk was never computed. */
export function riskSamples(store: Store, portfolio: string, now: Date): readonly MetricSample[] {
  const run = store.latestRun(riskKind, portfolio);
  if (run === null) return [];
  const sample = sampler({ portfolio });
  const champion = recordedQuestion(run).parameters.champion?.method ?? '';
  const breached = storedLimits(store, run).filter(({ level }) => level === 'limit' || level === 'halt').length;
  return [
    sample(families.riskAge, (now.getTime() - Date.parse(run.createdAt)) / 1000),
    sample(families.riskStale, Number(isStale(store, run))),
    ...tailFigures.flatMap(({ metric, family, confidence }) =>
      sampleOf(family, { portfolio, confidence }, run.metrics[`${champion}.${metric}`] ?? run.metrics[metric]),
    ),
    ...sampleOf(families.volatility, { portfolio }, run.metrics['volatilityAnnual']),
    sample(families.breaches, breached),
  ];
}

/** What monitoring says of a portfolio. */
export function monitorSamples(
  portfolio: string,
  { methods, drift }: PortfolioMonitor,
  inUse: readonly string[],
): readonly MetricSample[] {
  return [
    ...methods.flatMap((method) => methodSamples(portfolio, method, inUse.includes(method.id))),
    ...drift.flatMap(({ id, stability, ks, ksPValue }) => {
      const sample = sampler({ portfolio, feature: id });
      return [sample(families.stability, stability), sample(families.ks, ks), sample(families.ksPValue, ksPValue)];
    }),
  ];
}

function methodSamples(portfolio: string, method: MethodMonitor, used: boolean): readonly MetricSample[] {
  const { cusum, evidence, volatility, windows } = method;
  const labels = { portfolio, method: method.id };
  const sample = sampler(labels);
  return [
    sample(families.inUse, Number(used)),
    ...windows.flatMap((window) => {
      const own = { ...labels, window: String(window.window) };
      const within = sampler(own);
      return [
        within(families.exceptions, window.exceptions),
        within(families.exceptionsHigh, window.high),
        within(families.exceptionRate, window.exceptions / window.window),
        within(families.violation, window.ratio),
        ...sampleOf(families.lossBeyond, own, window.lossBeyond ?? undefined),
      ];
    }),
    sample(families.cusum, cusum.value),
    ...(['warn', 'limit'] as const).map((level) =>
      sampler({ ...labels, level })(families.cusumMark, cusum[level].value),
    ),
    sample(families.evidence, evidence.value),
    ...(volatility === null
      ? []
      : [
          sample(families.volatilityForecast, volatility.forecast),
          sample(families.volatilityRealised, volatility.realised),
          sample(families.volatilityBias, volatility.bias),
          sample(families.qlike, volatility.qlike),
        ]),
  ];
}

/** Numbers of alarms, those that are 0 too, so that a resolved alarm falls to 0 rather than out of sight. */
export function alarmSamples(
  portfolio: string,
  areas: readonly Alarm['area'][],
  alarms: readonly Alarm[],
): readonly MetricSample[] {
  return areas.flatMap((area) =>
    (['warn', 'limit'] as const).map((level) => {
      const count = alarms.filter((alarm) => alarm.area === area && alarm.level === level).length;
      return sampler({ portfolio, area, level })(families.alarms, count);
    }),
  );
}

/** Makes samples that share their labels. */
export function sampler(labels: MetricLabels): (family: MetricFamily, value: number) => MetricSample {
  return (family, value) => ({ family, labels, value });
}

function sampleOf(family: MetricFamily, labels: MetricLabels, value: number | undefined): readonly MetricSample[] {
  return value === undefined ? [] : [{ family, labels, value }];
}
