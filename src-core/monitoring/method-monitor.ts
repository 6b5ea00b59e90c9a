import { type IsoDate } from '../market/epoch-day.ts';
import { aboveSince, levelAbove, worstLevel, type AlarmLevel } from './alarm.ts';
import { coverageEvidence, evidenceMarks } from './coverage-evidence.ts';
import { cusumDesign, cusumPath, cusumThreshold, type CusumDesign, type CusumThreshold } from './exception-cusum.ts';
import { type MonitoredMethod, type MonitoredRecord } from './monitored-record.ts';
import { controlLimits, isException, movingCoverage, type ControlLimits } from './moving-coverage.ts';
import { judgeVolatility, rollingVolatility } from './volatility-check.ts';

/** Windows over which exceptions are counted, longest first. */
export const monitoringWindows = [250, 125, 60] as const;

/** The CUSUM looks for twice the promised rate; false alarms come once in so many days on average. */
const cusumMultiple = 2;
const falseAlarmDays = { warn: 1250, limit: 5000 } as const;
const controlLevel = 0.99;

/** Exceptions of the last days of a window against its control limits. */
export interface WindowFigures extends ControlLimits {
  readonly exceptions: number;
  readonly ratio: number;
  /** Mean loss on exception days and mean ES forecast on them; null without exceptions or without ES. */
  readonly lossBeyond: number | null;
  readonly expectedBeyond: number | null;
}

export interface VolatilityFigures {
  readonly level: AlarmLevel;
  readonly window: number;
  /** Daily. */
  readonly forecast: number;
  readonly realised: number;
  /** √ of the mean of (r ÷ σ)². */
  readonly bias: number;
  readonly qlike: number;
  /** Distance of the mean of (r ÷ σ)² from 1 in standard errors. */
  readonly tStatistic: number;
  readonly since: IsoDate | null;
}

/** How one method stands at the end of a record. */
export interface MethodMonitor {
  readonly id: string;
  readonly label: string;
  /** Worse of CUSUM and evidence. */
  readonly level: AlarmLevel;
  readonly firstDate: IsoDate;
  readonly lastDate: IsoDate;
  /** Days with a forecast, and without. */
  readonly days: number;
  readonly missingDays: number;
  readonly exceptions: number;
  readonly expected: number;
  /** Those of `monitoringWindows` that are not longer than the record. */
  readonly windows: readonly WindowFigures[];
  readonly cusum: {
    readonly level: AlarmLevel;
    readonly value: number;
    readonly warn: CusumThreshold;
    readonly limit: CusumThreshold;
    readonly since: IsoDate | null;
  };
  readonly evidence: {
    readonly level: AlarmLevel;
    readonly value: number;
    readonly highest: number;
    readonly warn: number;
    readonly limit: number;
    readonly since: IsoDate | null;
  };
  /** null for methods without a volatility forecast. */
  readonly volatility: VolatilityFigures | null;
}

/** The same day by day, on the days the method had a forecast for; null = no value yet. */
export interface MethodPaths {
  readonly id: string;
  readonly label: string;
  readonly window: number;
  readonly dates: readonly IsoDate[];
  readonly exceptions: readonly (number | null)[];
  readonly lossBeyond: readonly (number | null)[];
  readonly expectedBeyond: readonly (number | null)[];
  readonly cusum: readonly number[];
  readonly evidence: readonly number[];
  /** null for methods without a volatility forecast. */
  readonly volatility: {
    readonly forecast: readonly (number | null)[];
    readonly realised: readonly (number | null)[];
    readonly bias: readonly (number | null)[];
    readonly qlike: readonly (number | null)[];
  } | null;
}

/** Where each method of a record stands; methods without a single forecast are left out. */
export function monitorMethods(record: MonitoredRecord): readonly MethodMonitor[] {
  const charts = cusumOf(record.confidence);
  return record.methods.flatMap((method) => {
    const walk = walkOf(record, method);
    return walk.dates.length === 0 ? [] : [monitorMethod(record, method, walk, charts)];
  });
}

/** One method of a record day by day. */
export function methodPaths(record: MonitoredRecord, method: MonitoredMethod, window: number): MethodPaths {
  const walk = walkOf(record, method);
  const charts = cusumOf(record.confidence);
  const rolling = movingCoverage(walk, window, record.confidence);
  const volatility = walk.sigma && rollingVolatility(walk.returns, walk.sigma, window);
  return {
    id: method.id,
    label: method.label,
    window,
    dates: walk.dates,
    exceptions: known(rolling.exceptions),
    lossBeyond: known(rolling.lossBeyond),
    expectedBeyond: known(rolling.expectedBeyond),
    cusum: Array.from(cusumPath(charts.design, walk.exceptions, charts.cap)),
    evidence: Array.from(coverageEvidence(walk.exceptions, 1 - record.confidence)),
    volatility: volatility && {
      forecast: known(volatility.forecast),
      realised: known(volatility.realised),
      bias: known(volatility.bias),
      qlike: known(volatility.qlike),
    },
  };
}

interface Walk {
  readonly dates: readonly IsoDate[];
  readonly returns: Float64Array;
  readonly var: Float64Array;
  readonly es: Float64Array;
  readonly exceptions: Uint8Array;
  /** null where the method has none on some day. */
  readonly sigma: Float64Array | null;
}

/** A method's forecasts and what happened on the days that have one. */
function walkOf({ dates, returns }: MonitoredRecord, method: MonitoredMethod): Walk {
  const days = Int32Array.from(method.var.keys()).filter((day) => !Number.isNaN(method.var[day]!));
  const pick = (values: Float64Array) => Float64Array.from(days, (day) => values[day]!);
  const record = { returns: pick(returns), var: pick(method.var), es: pick(method.es) };
  const sigma = pick(method.sigma);
  return {
    ...record,
    dates: Array.from(days, (day) => dates[day]!),
    exceptions: Uint8Array.from(days, (_, day) => Number(isException(record, day))),
    sigma: sigma.every((value) => value > 0) ? sigma : null,
  };
}

interface CusumCharts {
  readonly design: CusumDesign;
  readonly warn: CusumThreshold;
  readonly limit: CusumThreshold;
  readonly cap: number;
}

function cusumOf(confidence: number): CusumCharts {
  const design = cusumDesign(1 - confidence, cusumMultiple);
  const limit = cusumThreshold(design, falseAlarmDays.limit);
  // One exception beyond the limit is remembered, not more.
  return { design, warn: cusumThreshold(design, falseAlarmDays.warn), limit, cap: limit.value + design.rise };
}

function monitorMethod(
  { confidence }: MonitoredRecord,
  { id, label, var: forecasts }: MonitoredMethod,
  walk: Walk,
  { design, warn, limit, cap }: CusumCharts,
): MethodMonitor {
  const days = walk.dates.length;
  const sums = cusumPath(design, walk.exceptions, cap);
  const odds = coverageEvidence(walk.exceptions, 1 - confidence);
  const judge = (path: Float64Array, marks: { readonly warn: number; readonly limit: number }) => {
    const value = path[days - 1]!;
    const level = levelAbove(value, marks.warn, marks.limit);
    const first = level === 'ok' ? null : aboveSince(path, marks[level]);
    return { level, value, since: first === null ? null : walk.dates[first]! };
  };
  const cusum = judge(sums, { warn: warn.value, limit: limit.value });
  const evidence = judge(odds, evidenceMarks);
  return {
    id,
    label,
    level: worstLevel([cusum.level, evidence.level]),
    firstDate: walk.dates[0]!,
    lastDate: walk.dates[days - 1]!,
    days,
    missingDays: forecasts.length - days,
    exceptions: walk.exceptions.reduce((sum, exception) => sum + exception, 0),
    expected: days * (1 - confidence),
    windows: monitoringWindows.filter((window) => window <= days).map((window) => lastWindow(walk, window, confidence)),
    cusum: { ...cusum, warn, limit },
    evidence: { ...evidence, highest: odds.reduce((most, value) => Math.max(most, value)), ...evidenceMarks },
    volatility: walk.sigma && volatilityFigures(walk.returns, walk.sigma, walk.dates),
  };
}

function lastWindow(walk: Walk, window: number, confidence: number): WindowFigures {
  const from = walk.dates.length - window;
  const last = { returns: walk.returns.subarray(from), var: walk.var.subarray(from), es: walk.es.subarray(from) };
  const rolling = movingCoverage(last, window, confidence);
  const end = window - 1;
  return {
    ...controlLimits(window, confidence, controlLevel),
    exceptions: rolling.exceptions[end]!,
    ratio: rolling.ratio[end]!,
    lossBeyond: numberOrNull(rolling.lossBeyond[end]!),
    expectedBeyond: numberOrNull(rolling.expectedBeyond[end]!),
  };
}

/** Days back over which the beginning of a volatility alarm is looked for. */
const longestSince = 750;

function volatilityFigures(
  returns: Float64Array,
  sigma: Float64Array,
  dates: readonly IsoDate[],
): VolatilityFigures | null {
  const window = Math.min(monitoringWindows[0], returns.length);
  const verdict = judgeVolatility(returns, sigma, window);
  if (verdict === null) return null;
  const { level, tStatistic } = verdict;
  const rolling = rollingVolatility(returns, sigma, window);
  const last = returns.length - 1;
  return {
    level,
    window,
    forecast: rolling.forecast[last]!,
    realised: rolling.realised[last]!,
    bias: rolling.bias[last]!,
    qlike: rolling.qlike[last]!,
    tStatistic,
    since: level === 'ok' ? null : dates[volatilitySince(returns, sigma, window, level)]!,
  };
}

/** The first day of the stretch over which the verdict has been as bad as now. */
function volatilitySince(returns: Float64Array, sigma: Float64Array, window: number, level: AlarmLevel): number {
  const { length } = returns;
  let days = length;
  while (days > Math.max(1, length - longestSince)) {
    const earlier = judgeVolatility(returns.subarray(0, days - 1), sigma.subarray(0, days - 1), window);
    if (earlier === null || worstLevel([earlier.level, level]) !== earlier.level) break;
    days--;
  }
  return days - 1;
}

const numberOrNull = (value: number) => (Number.isFinite(value) ? value : null);
const known = (values: Float64Array) => Array.from(values, numberOrNull);
