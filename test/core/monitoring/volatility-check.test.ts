import { describe, expect, it } from 'vitest';
import { judgeVolatility, rollingVolatility } from '../../../src-core/monitoring/volatility-check.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import reference from '../../reference/monitoring.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const expected = reference.volatility;
const returns = Float64Array.from(expected.returns);
const sigma = Float64Array.from(expected.sigma);

describe('volatility forecasts against what came of them', () => {
  it('have the ratio, bias and QLIKE of their definitions', () => {
    const rolling = rollingVolatility(returns, sigma, expected.window);
    for (const name of ['forecast', 'realised', 'bias', 'qlike'] as const) {
      expect(relativeError(rolling[name].at(-1)!, expected[name])).toBeLessThan(1e-12);
      expect(rolling[name][expected.window - 2]).toBeNaN();
    }
  });

  it('are judged by a t-statistic that allows for dependence, as statsmodels has it', () => {
    const verdict = judgeVolatility(returns, sigma, expected.window)!;
    expect(relativeError(verdict.meanSquare, expected.meanSquare)).toBeLessThan(1e-12);
    expect(relativeError(verdict.tStatistic, expected.tStatistic)).toBeLessThan(1e-9);
    expect(verdict.level).toBe('ok');
  });

  it('raise an alarm when risk is half of what it was forecast, or a half more', () => {
    const stream = createStream(1, 0);
    const half = Float64Array.from({ length: 250 }, () => 0.005 * stream.normal());
    const high = Float64Array.from({ length: 250 }, () => 0.016 * stream.normal());
    const forecast = new Float64Array(250).fill(0.01);
    expect(judgeVolatility(half, forecast, 250)!.level).toBe('limit');
    expect(judgeVolatility(half, forecast, 250)!.tStatistic).toBeLessThan(0);
    expect(judgeVolatility(high, forecast, 250)!.level).toBe('limit');
  });

  it('say nothing of too few days or of returns that do not vary', () => {
    expect(judgeVolatility(returns.subarray(0, 50), sigma, 250)).toBeNull();
    expect(judgeVolatility(new Float64Array(100), sigma, 250)).toBeNull();
  });

  it('have a finite QLIKE on a day without any return', () => {
    const { qlike } = rollingVolatility(new Float64Array(20), new Float64Array(20).fill(0.01), 20);
    expect(qlike.at(-1)).toBeLessThan(40);
  });
});
