import { describe, expect, it } from 'vitest';
import { rollingMethods } from '../../../../src-core/backtest/rolling/registry.ts';
import { createStream, type RandomStream } from '../../../../src-core/numerics/random-stream.ts';
import { schedule } from './walked-series.ts';

const hostile: Readonly<Record<string, (stream: RandomStream, day: number) => number>> = {
  'stale prices': (stream, day) => (day % 100 < 60 ? 0 : 0.01 * stream.normal()),
  outliers: (stream) => (stream.uniform() < 0.01 ? 5 : 0.01) * stream.normal(),
  'tiny returns': (stream) => 1e-9 * stream.normal(),
  'huge returns': (stream) => 1e6 * stream.normal(),
  'returns on a grid': (stream) => Math.round(2 * stream.normal()) / 100,
  'gains alone': (stream) => Math.abs(0.01 * stream.normal()),
  'losses alone': (stream) => -Math.abs(0.01 * stream.normal()),
  'one return': () => 0.001,
  'a change of regime': (stream, day) => (day < 330 ? 0.0001 : 0.1) * stream.normal(),
  'a crash': (stream, day) => (day === 300 ? -0.99 : 0.005 * stream.normal()),
  'mostly nothing': (stream) => (stream.uniform() < 0.03 ? 0.05 * stream.normal() : 0),
  'ups and downs': (_, day) => (day % 2 ? 0.01 : -0.01),
};
const days = 130;

describe.each(Object.entries(hostile))('a series of %s', (_, returnOf) => {
  const stream = createStream(7, 0);
  const returns = Float64Array.from({ length: 250 + days }, (_value, day) => returnOf(stream, day));

  it.each([...rollingMethods.keys()])('is forecast by %s in numbers, ES at least VaR, or refused', (id) => {
    const asked = schedule({ confidences: [0.95, 0.99, 0.999] });
    const made = rollingMethods.get(id)!.forecast({ returns, context: null }, asked, 250, 250 + days);
    const refused = new Set<number>();
    for (const { from, to } of made.refusals) for (let day = from; day < to; day++) refused.add(day - 250);
    made.var.forEach((value, at) => {
      const es = made.es[at]!;
      if (refused.has(at % days)) expect([value, es]).toEqual([NaN, NaN]);
      else {
        expect(Number.isFinite(value) && Number.isFinite(es)).toBe(true);
        expect(es).toBeGreaterThanOrEqual(value - 1e-9 * Math.abs(value) - 1e-12);
      }
    });
  });
});
