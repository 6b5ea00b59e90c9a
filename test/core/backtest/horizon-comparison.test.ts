import { describe, expect, it } from 'vitest';
import { compareHorizons } from '../../../src-core/backtest/horizon-comparison.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { quantile } from '../../../src-core/numerics/quantile.ts';

const stream = createStream(8, 0);
const returns = Float64Array.from({ length: 900 }, () => 0.01 * stream.normal());
const window = 250;
const schedule = { window, scheme: 'rolling', refitEvery: 1, confidences: [0.95], options: {} } as const;
const oneDay = { id: 'flat', label: 'Flat', var: new Float64Array(returns.length - window).fill(0.01645) };
const sumFrom = (day: number) => returns.slice(day, day + 10).reduce((sum, value) => sum + value, 0);

describe.each(['rolling', 'expanding'] as const)('ten-day forecasts over a window that is %s', (scheme) => {
  const compared = compareHorizons(returns, { ...schedule, scheme }, [oneDay], 0.95);

  it('count the exceptions that a plain loop counts', () => {
    let direct = 0;
    let scaled = 0;
    for (let day = window; day + 10 <= returns.length; day++) {
      const known: number[] = [];
      for (let start = scheme === 'rolling' ? day - window : 0; start + 10 <= day; start++) known.push(sumFrom(start));
      if (sumFrom(day) < quantile(Float64Array.from(known), 1 - 0.95)) direct++;
      if (sumFrom(day) < -0.01645 * Math.sqrt(10)) scaled++;
    }
    expect(compared.records.map(({ exceptions }) => exceptions)).toEqual([direct, scaled]);
    expect(compared.records.map(({ windows }) => windows)).toEqual([641, 641]);
  });

  it('say how little overlapping windows are worth', () => {
    expect(compared).toMatchObject({ horizon: 10, overlapping: 641, independent: 65 });
    for (const { exceptions, episodes, test } of compared.records) {
      expect(episodes).toBeLessThanOrEqual(exceptions);
      expect(test.verdict).toContain('in 641 windows worth 65');
    }
  });

  it('are known before their days', () => {
    const changed = returns.slice();
    changed.fill(-0.2, 600);
    const again = compareHorizons(changed, { ...schedule, scheme }, [oneDay], 0.95);
    const until = (all: Float64Array) => compareHorizons(all.slice(0, 600), { ...schedule, scheme }, [oneDay], 0.95);
    expect(until(changed)).toEqual(until(returns));
    expect(again.records[0]!.exceptions).toBeGreaterThan(compared.records[0]!.exceptions);
  });
});

it('has nothing to say where the series ends before a window', () => {
  const short = compareHorizons(returns.slice(0, 255), schedule, [{ ...oneDay, var: oneDay.var.slice(0, 5) }], 0.95);
  expect(short).toMatchObject({ overlapping: 0, independent: 0 });
  expect(short.records[0]).toMatchObject({ windows: 0, violationRatio: null, test: { level: 'undecided' } });
});
