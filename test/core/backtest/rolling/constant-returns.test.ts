import { expect, it } from 'vitest';
import { findExceptions } from '../../../../src-core/backtest/exceptions.ts';
import { rollingMethods } from '../../../../src-core/backtest/rolling/registry.ts';
import { schedule } from './walked-series.ts';

const days = 600;
const cases = [0.00013, -0.00013, 0.1, -0.0007].flatMap((value) =>
  [...rollingMethods.keys()].map((id) => [value, id] as const),
);

it.each(cases)('a return of %d every day is no exception of %s', (value, id) => {
  const returns = new Float64Array(days).fill(value);
  for (const scheme of ['rolling', 'expanding'] as const) {
    const asked = schedule({ scheme, confidences: [0.99] });
    const made = rollingMethods.get(id)!.forecast({ returns, context: null }, asked, 250, days);
    expect(findExceptions(returns.subarray(250), made.var, 0.99).count).toBe(0);
  }
});
