import { expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { clusteredReturns } from '../../../src-core/sample/clustered-returns.ts';

const clustering = { reaction: 0.06, memory: 0.91, degreesOfFreedom: 5 };
const deviation = (values: Float64Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

it('has the base volatility in the long run', () => {
  const returns = clusteredReturns(createStream(4, 0), new Float64Array(60_000).fill(0.01), clustering);
  expect(deviation(returns)).toBeGreaterThan(0.009);
  expect(deviation(returns)).toBeLessThan(0.011);
});

it('follows a jump of the base volatility at once', () => {
  const base = Float64Array.from({ length: 40_000 }, (_, day) => (day < 20_000 ? 0.01 : 0.03));
  const returns = clusteredReturns(createStream(4, 0), base, clustering);
  const ratio = deviation(returns.subarray(20_000)) / deviation(returns.subarray(0, 20_000));
  expect(ratio).toBeGreaterThan(2.6);
  expect(ratio).toBeLessThan(3.4);
});
