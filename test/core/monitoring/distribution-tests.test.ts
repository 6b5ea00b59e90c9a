import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { populationStability, stabilityByChance } from '../../../src-core/monitoring/population-stability.ts';
import { kolmogorovUpperTail, ksAsymptoticPValue, ksExactPValue } from '../../../src-core/monitoring/two-sample-ks.ts';
import { kolmogorovDistance } from '../../../src-core/numerics/kolmogorov-distance.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import reference from '../../reference/monitoring.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
const sample = fc
  .array(fc.double({ noNaN: true, min: -5, max: 5 }), { minLength: 1, maxLength: 40 })
  .map((values) => sorted(values));

describe('the two-sample Kolmogorov–Smirnov test', () => {
  it.each(reference.ks)('has the distance and the exact p-value published by scipy', (expected) => {
    const { a, b } = expected;
    const statistic = kolmogorovDistance(sorted(a), sorted(b));
    expect(relativeError(statistic, expected.statistic)).toBeLessThan(1e-13);
    expect(relativeError(ksExactPValue(statistic, a.length, b.length), expected.exactPValue)).toBeLessThan(1e-9);
  });

  it.each(reference.kolmogorov)('has the limit distribution at $x', ({ x, upperTail }) => {
    expect(Math.abs(kolmogorovUpperTail(x) - upperTail)).toBeLessThan(1e-12);
  });

  it('has an asymptotic p-value near the exact one for samples of some dozens', () => {
    for (const { a, b, statistic, exactPValue } of reference.ks.slice(1)) {
      const size = (a.length * b.length) / (a.length + b.length);
      expect(Math.abs(ksAsymptoticPValue(statistic, size) - exactPValue)).toBeLessThan(0.03);
    }
  });

  it('is symmetric, 0 for a sample and itself, and at most 1', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const distance = kolmogorovDistance(a, b);
        expect(distance).toBeCloseTo(kolmogorovDistance(b, a), 14);
        expect(kolmogorovDistance(a, a)).toBe(0);
        expect(distance).toBeLessThanOrEqual(1);
        const p = ksExactPValue(distance, a.length, b.length);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
  });
});

describe('the population stability index', () => {
  it.each(reference.psi)('is that of its definition: $index', ({ reference: then, recent, index }) => {
    expect(relativeError(populationStability(sorted(then), sorted(recent)).index, index)).toBeLessThan(1e-10);
  });

  it('is never negative, and its shares add up to 1 in as many bins as there are edges and one', () => {
    fc.assert(
      fc.property(sample, sample, (then, now) => {
        const { index, edges, reference: before, recent } = populationStability(then, now);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(before).toHaveLength(edges.length + 1);
        for (const shares of [before, recent]) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('stays below what chance leaves in about 95 of 100 cases', () => {
    const stream = createStream(3, 0);
    const draw = (size: number) => Float64Array.from({ length: size }, () => stream.normal()).sort();
    const runs = 1000;
    let below = 0;
    for (let run = 0; run < runs; run++) {
      const { index, edges } = populationStability(draw(500), draw(125));
      if (index < stabilityByChance(0.95, edges.length, [500, 125])) below++;
    }
    expect(below / runs).toBeGreaterThan(0.93);
    expect(below / runs).toBeLessThan(0.98);
  });
});
