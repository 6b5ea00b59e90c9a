import { type MethodMonitor, type MethodPaths, type WindowFigures } from '../../../../src-core/contract/index.ts';
import { type ChartModel, type ChartSeries } from '../../../components/chart/chart-model.ts';
import { chartOver, type Period } from '../../../components/period/period.ts';
import { decimal, percent, significant } from '../../../format/numbers.ts';
import { type CoverageMeasure } from './monitoring-address.ts';

/** Methods on the days of all of them, each at its place in the palette. */
export interface DrawnPaths {
  readonly dates: readonly string[];
  readonly paths: readonly (MethodPaths & { readonly place: number })[];
}

/**
 * Lines methods up on one axis of dates.
 *
 * @param order ids of all methods, which decides colours and dashes
 */
export function drawnPaths(paths: readonly MethodPaths[], order: readonly string[]): DrawnPaths {
  const dates = [...new Set(paths.flatMap((path) => path.dates))].sort();
  return { dates, paths: paths.map((path) => ({ ...path, place: order.indexOf(path.id) })) };
}

type Values = readonly (number | null)[];

/** A method's values on the dates of all; null where it has none. */
function onDates({ dates }: DrawnPaths, path: MethodPaths, values: Values): Values {
  if (path.dates.length === dates.length) return values;
  const at = new Map(path.dates.map((date, day) => [date, values[day] ?? null]));
  return dates.map((date) => at.get(date) ?? null);
}

function lines(drawn: DrawnPaths, of: (path: MethodPaths) => Values | null): readonly ChartSeries[] {
  return drawn.paths.flatMap((path) => {
    const values = of(path);
    return values === null ? [] : [{ name: path.label, values: onDates(drawn, path, values), place: path.place }];
  });
}

function level(drawn: DrawnPaths, name: string, value: number, colour: 5 | 'limit'): ChartSeries {
  return { name, values: drawn.dates.map(() => value), style: 'dashed', colour };
}

/** Exceptions of a moving window as a rate or as a multiple of the promised one, with exact control limits. */
export function coverageChart(
  drawn: DrawnPaths,
  window: number,
  measure: CoverageMeasure,
  confidence: number,
  limits: WindowFigures | undefined,
  period: Period,
): ChartModel {
  const scale = measure === 'rate' ? 1 / window : 1 / (window * (1 - confidence));
  const marks = limits
    ? [
        level(drawn, 'Promised', limits.expected * scale, 5),
        level(drawn, 'Upper control limit, 99 %', limits.high * scale, 'limit'),
        ...(limits.low > 0 ? [level(drawn, 'Lower control limit, 99 %', limits.low * scale, 'limit')] : []),
      ]
    : [];
  return chartOver(
    {
      title:
        measure === 'rate'
          ? `Exceptions over ${window} days, % of days`
          : `Violation ratio over ${window} days, 1 = as promised`,
      kind: 'line',
      labels: drawn.dates,
      series: [
        ...lines(drawn, ({ exceptions }) => exceptions.map((count) => (count === null ? null : count * scale))),
        ...marks,
      ],
      format: measure === 'rate' ? (value) => percent(value, 1) : (value) => decimal(value, 1),
    },
    period,
  );
}

/** The CUSUM with the marks of its two alarms, which are the same for every method. */
export function cusumChart(drawn: DrawnPaths, method: MethodMonitor | undefined, period: Period): ChartModel {
  const marks = method
    ? [level(drawn, 'Warn', method.cusum.warn.value, 5), level(drawn, 'Limit', method.cusum.limit.value, 'limit')]
    : [];
  return chartOver(
    {
      title: 'CUSUM of exceptions',
      kind: 'line',
      labels: drawn.dates,
      series: [...lines(drawn, ({ cusum }) => cusum), ...marks],
      format: (value) => decimal(value, 0),
    },
    period,
  );
}

/** Evidence in powers of ten, since it grows and falls by factors. */
export function evidenceChart(drawn: DrawnPaths, method: MethodMonitor | undefined, period: Period): ChartModel {
  const marks = method
    ? [
        level(drawn, 'Warn', Math.log10(method.evidence.warn), 5),
        level(drawn, 'Limit', Math.log10(method.evidence.limit), 'limit'),
      ]
    : [];
  return chartOver(
    {
      title: 'Evidence against coverage, log₁₀ of odds',
      kind: 'line',
      labels: drawn.dates,
      series: [...lines(drawn, ({ evidence }) => evidence.map(Math.log10)), ...marks],
      format: (value) => decimal(value, 1),
    },
    period,
  );
}

/** Mean loss on exception days beside the ES forecast for them, dashed in the same colour. */
export function lossChart(drawn: DrawnPaths, window: number, period: Period): ChartModel {
  return chartOver(
    {
      title: `Mean loss beyond VaR over ${window} days, % of NAV`,
      kind: 'line',
      labels: drawn.dates,
      series: [
        ...lines(drawn, ({ lossBeyond }) => lossBeyond),
        ...lines(drawn, ({ expectedBeyond }) =>
          expectedBeyond.some((value) => value !== null) ? expectedBeyond : null,
        ).map((series): ChartSeries => ({ ...series, name: `ES of ${series.name}`, style: 'dashed' })),
      ],
      format: (value) => percent(value, 1),
    },
    period,
  );
}

/** Annual volatility that came of it, and what was forecast. */
export function volatilityChart(drawn: DrawnPaths, window: number, tradingDays: number, period: Period): ChartModel {
  const annual = (values: Values) => values.map((value) => (value === null ? null : value * Math.sqrt(tradingDays)));
  const first = drawn.paths.find(({ volatility }) => volatility !== null);
  const realised: readonly ChartSeries[] = first?.volatility
    ? [{ name: 'Realised', values: onDates(drawn, first, annual(first.volatility.realised)), colour: 5 }]
    : [];
  return chartOver(
    {
      title: `Volatility forecast and realised over ${window} days, % a year`,
      kind: 'line',
      labels: drawn.dates,
      series: [...lines(drawn, ({ volatility }) => volatility && annual(volatility.forecast)), ...realised],
      format: (value) => percent(value, 0),
    },
    period,
  );
}

export function biasChart(drawn: DrawnPaths, window: number, period: Period): ChartModel {
  return chartOver(
    {
      title: `Bias of volatility over ${window} days, 1 = right`,
      kind: 'line',
      labels: drawn.dates,
      series: [...lines(drawn, ({ volatility }) => volatility && volatility.bias), level(drawn, 'Right', 1, 5)],
      format: (value) => decimal(value, 2),
    },
    period,
  );
}

export function qlikeChart(drawn: DrawnPaths, window: number, period: Period): ChartModel {
  return chartOver(
    {
      title: `QLIKE over ${window} days, lower = better`,
      kind: 'line',
      labels: drawn.dates,
      series: lines(drawn, ({ volatility }) => volatility && volatility.qlike),
      format: (value) => significant(value, 3),
    },
    period,
  );
}
