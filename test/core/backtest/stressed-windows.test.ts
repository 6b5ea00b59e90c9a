import { expect, it } from 'vitest';
import { stressedBacktests } from '../../../src-core/backtest/stressed-windows.ts';
import { epochDay, isoDate } from '../../../src-core/market/epoch-day.ts';

const start = epochDay('2019-06-03');
const dates = Array.from({ length: 900 }, (_, day) => isoDate(start + day));
// A quiet series with ten large losses from day 500 on, each a little larger than the last.
const isBad = (day: number) => day >= 500 && day < 540 && day % 4 === 0;
const returns = Float64Array.from(dates, (_, day) => (isBad(day) ? -0.05 - (day - 500) * 1e-5 : 0.001));
const flat = { method: 'flat', label: 'Flat', var: returns.map(() => 0.02), es: returns.map(() => 0.03) };
const none = { method: 'none', label: 'None', var: returns.map(() => NaN), es: returns.map(() => NaN) };

it('finds the worst stretches among the forecast days and counts what happened there', () => {
  const stretches = stressedBacktests([flat, none], dates, returns, 0.99);
  expect(stretches.map(({ id }) => id)).toEqual(['worst-12-months', 'worst-6-months', 'pandemic']);
  const half = stretches[1]!;
  expect(half).toMatchObject({ days: 126, worstLoss: 0.05 + 36e-5 });
  expect(half.totalReturn).toBeCloseTo(116 * 0.001 - 10 * 0.05 - 180e-5, 12);
  expect(half.records[0]).toMatchObject({ days: 126, exceptions: 10, level: 'fail' });
  expect(half.records[0]!.meanLossBeyondVar).toBeCloseTo(0.03 + 18e-5, 12);
  expect(half.records[1]).toMatchObject({ days: 0, exceptions: 0, violationRatio: null, level: 'undecided' });
});

it.each([0, 19, 20])(
  'knows a crisis of which %i days are left by a hole in the history only where they suffice',
  (left) => {
    const from = dates.indexOf('2020-02-03');
    const to = dates.indexOf('2021-01-29');
    const keeps = (day: number) => day < from + left || day > to;
    const stretches = stressedBacktests(
      [],
      dates.filter((_, day) => keeps(day)),
      returns.filter((_, day) => keeps(day)),
      0.99,
    );
    const pandemic = stretches.filter(({ id }) => id === 'pandemic');
    expect(pandemic.map(({ days }) => days)).toEqual(left < 20 ? [] : [left]);
    for (const { from: start, to: end, worstLoss } of stretches) {
      expect([start <= end, Number.isFinite(worstLoss)]).toEqual([true, true]);
    }
  },
);
