import { describe, expect, it } from 'vitest';
import { structuralVolatilities } from '../../../../src-core/factor-model/specific-risk/structural.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const securities = 60;
const factors = 4;

/** Market, one style, and two industries, which add up to the market. */
function exposuresOf(style: (i: number) => number): Float64Array {
  const exposures = new Float64Array(securities * factors);
  for (let i = 0; i < securities; i++) exposures.set([1, style(i), i % 2, 1 - (i % 2)], i * factors);
  return exposures;
}

const stream = createStream(1, 0);
const styles = Float64Array.from({ length: securities }, () => stream.normal());
const exposures = exposuresOf((i) => styles[i]!);
const caps = Float64Array.from({ length: securities }, () => Math.exp(20 + stream.normal()));
const lawful = Float64Array.from({ length: securities }, (_, i) => 0.02 * Math.exp(0.3 * styles[i]! - 0.2 * (i % 2)));
const steady = Uint8Array.from({ length: securities }, (_, i) => (i < 50 ? 1 : 0));

describe('the structural model', () => {
  it('finds the law that the volatilities follow, also for those that it was not shown', () => {
    const shown = lawful.map((value, i) => (steady[i] === 1 ? value : NaN));
    const fitted = structuralVolatilities(shown, steady, exposures, factors, caps)!;
    const within = lawful.subarray(0, 50);
    const [least, most] = [Math.min(...within), Math.max(...within)];
    fitted.forEach((value, i) => {
      expect(value / Math.min(most, Math.max(least, lawful[i]!))).toBeCloseTo(1, 10);
    });
  });

  it('has the same weighted mean as the volatilities it was learned from', () => {
    const noisy = lawful.map((value) => value * Math.exp(0.2 * stream.normal()));
    const fitted = structuralVolatilities(noisy, steady, exposures, factors, caps)!;
    const mean = (values: Float64Array) => values.reduce((sum, v, i) => sum + steady[i]! * Math.sqrt(caps[i]!) * v, 0);
    expect(mean(fitted) / mean(noisy)).toBeCloseTo(1, 10);
  });

  it('does not run away where exposures lie far from those it was learned from', () => {
    // Among the steady the style nearly is the industry; for the others it is anything.
    const collinear = exposuresOf((i) => (steady[i] === 1 ? (i % 2) + 1e-4 * stream.normal() : 3));
    const noisy = lawful.map((value) => value * Math.exp(0.2 * stream.normal()));
    const fitted = structuralVolatilities(noisy, steady, collinear, factors, caps)!;
    const within = noisy.subarray(0, 50);
    expect(Math.max(...fitted)).toBeLessThanOrEqual(Math.max(...within));
    expect(Math.min(...fitted)).toBeGreaterThanOrEqual(Math.min(...within));
  });

  it('listens more to large securities', () => {
    const flat = new Float64Array(securities).fill(1);
    const two = Float64Array.from({ length: securities }, (_, i) => (i < 25 ? 0.01 : 0.03));
    const forecast = (marketCaps: Float64Array) => structuralVolatilities(two, steady, flat, 1, marketCaps)![0]!;
    const large = Float64Array.from({ length: securities }, (_, i) => (i < 25 ? 1e12 : 1e9));
    expect(forecast(new Float64Array(securities).fill(1e9))).toBeCloseTo(0.02, 12);
    expect(forecast(large)).toBeLessThan(0.011);
  });

  it('needs ten steady histories more than factors', () => {
    const few = (count: number) => Uint8Array.from({ length: securities }, (_, i) => (i < count ? 1 : 0));
    expect(structuralVolatilities(lawful, few(factors + 9), exposures, factors, caps)).toBeNull();
    expect(structuralVolatilities(lawful, few(factors + 10), exposures, factors, caps)).not.toBeNull();
  });
});
