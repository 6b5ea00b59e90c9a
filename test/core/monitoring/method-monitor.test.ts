import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { coverageAlarms, recordAlarms } from '../../../src-core/monitoring/alarms/coverage-alarms.ts';
import { volatilityAlarms } from '../../../src-core/monitoring/alarms/volatility-alarms.ts';
import { methodPaths, monitorMethods } from '../../../src-core/monitoring/method-monitor.ts';
import { type MonitoredRecord } from '../../../src-core/monitoring/monitored-record.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

/** Normal returns against the VaR of a given σ, which is right where σ is 0.01. */
function recordOf(days: number, sigma: (day: number) => number, first = 0): MonitoredRecord {
  const stream = createStream(4, 0);
  const forecast = Float64Array.from({ length: days }, (_, day) => (day < first ? NaN : sigma(day)));
  return {
    source: 'backtest',
    profitAndLoss: 'simulated',
    confidence: 0.99,
    dates: Array.from({ length: days }, (_, day) => isoDate(18_000 + day)),
    returns: Float64Array.from({ length: days }, () => 0.01 * stream.normal()),
    methods: [
      {
        id: 'normal',
        label: 'Normal',
        var: forecast.map((value) => 2.3263478740408408 * value),
        es: forecast.map((value) => 2.665214220345806 * value),
        sigma: forecast,
      },
    ],
  };
}

describe('a record', () => {
  it('of a backtest that ends long before the newest prices raises an alarm', () => {
    const record = recordOf(300, () => 0.01);
    expect(recordAlarms(record, isoDate(18_299 + 14))).toEqual([]);
    const [alarm] = recordAlarms(record, isoDate(18_299 + 21));
    expect(alarm).toMatchObject({ level: 'warn', since: isoDate(18_299) });
    expect(recordAlarms({ ...record, source: 'risk' }, isoDate(19_000))).toEqual([]);
  });
});

describe('a monitored method', () => {
  it('raises no alarm while it keeps its promise', () => {
    const [method] = monitorMethods(recordOf(1000, () => 0.01, 100));
    expect(method).toMatchObject({ level: 'ok', days: 900, missingDays: 100, firstDate: isoDate(18_100) });
    expect(method!.windows.map(({ window }) => window)).toEqual([250, 125, 60]);
    expect(method!.expected).toBeCloseTo(9, 9);
    expect(coverageAlarms(method!, 0.99)).toEqual([]);
    expect(volatilityAlarms(method!)).toEqual([]);
  });

  it('raises every alarm when risk has been forecast too low since a day', () => {
    const [method] = monitorMethods(recordOf(1000, (day) => (day < 700 ? 0.01 : 0.006)));
    expect(method!.level).toBe('limit');
    const alarms = coverageAlarms(method!, 0.99);
    expect(alarms.map(({ id }) => id)).toEqual(['coverage/normal/cusum', 'coverage/normal/evidence']);
    for (const { since } of alarms) expect(since! > isoDate(18_700)).toBe(true);
    expect(alarms[0]!.text).toMatch(/1 % of days .*CUSUM stands at \d+ of 268/);
    const [volatility] = volatilityAlarms(method!);
    expect(volatility).toMatchObject({ id: 'volatility/normal', level: 'limit' });
    expect(volatility!.text).toContain('too low');
  });

  it('has paths that end where its figures stand', () => {
    const record = recordOf(600, (day) => (day < 300 ? 0.01 : 0.008));
    const [method] = monitorMethods(record);
    const paths = methodPaths(record, record.methods[0]!, 250);
    expect(paths.dates).toHaveLength(600);
    expect(paths.cusum.at(-1)).toBe(method!.cusum.value);
    expect(paths.evidence.at(-1)).toBe(method!.evidence.value);
    expect(paths.exceptions.at(-1)).toBe(method!.windows[0]!.exceptions);
    expect(paths.lossBeyond.at(-1)).toBeCloseTo(method!.windows[0]!.lossBeyond!, 14);
    expect(paths.volatility!.bias.at(-1)).toBeCloseTo(method!.volatility!.bias, 12);
    expect(paths.exceptions[248]).toBeNull();
  });

  it('is left out without a forecast, and judged without windows on a short record', () => {
    expect(monitorMethods(recordOf(100, () => 0.01, 100))).toEqual([]);
    const [method] = monitorMethods(recordOf(30, () => 0.01));
    expect(method).toMatchObject({ windows: [], volatility: null, level: 'ok' });
  });
});
