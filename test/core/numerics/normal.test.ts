import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity, normalQuantile } from '../../../src-core/numerics/normal.ts';
import reference from '../../reference/distributions.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

describe('the normal distribution', () => {
  it.each(reference.expected.normal_cdf)('has probability $cdf below $x', ({ x, cdf, upper_tail }) => {
    // Below 2.2e-308 doubles lose digits one by one, and with them any function does.
    const tolerance = cdf < 2.3e-308 ? 1e-7 : 1e-13;
    expect(relativeError(normalCdf(x), cdf)).toBeLessThan(tolerance);
    expect(relativeError(normalCdf(-x), upper_tail)).toBeLessThan(1e-13);
  });

  it.each(reference.expected.normal_ppf)('has quantile $x at $p', ({ p, x }) => {
    expect(relativeError(normalQuantile(p), x)).toBeLessThan(1e-13);
  });

  it.each(reference.expected.normal_tail)('has mean $es beyond its quantile at $confidence', (row) => {
    const z = normalQuantile(1 - row.confidence);
    expect(relativeError(-z, row.var)).toBeLessThan(1e-13);
    expect(relativeError(normalDensity(z) / (1 - row.confidence), row.es)).toBeLessThan(1e-13);
  });

  it('has infinite quantiles at 0 and 1 and none outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(NaN)).toBeNaN();
  });
});
