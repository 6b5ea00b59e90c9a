import { describe, expect, it } from 'vitest';
import { coverageEvidence, evidenceMarks } from '../../../src-core/monitoring/coverage-evidence.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import reference from '../../reference/monitoring.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

describe('evidence against coverage', () => {
  it('is the mean of likelihood ratios after each day', () => {
    const { exceptions, promised, path } = reference.evidence;
    coverageEvidence(Uint8Array.from(exceptions), promised).forEach((value, day) => {
      expect(relativeError(value, path[day]!)).toBeLessThan(1e-12);
    });
  });

  it('does not grow on average while the promise is kept, exactly', () => {
    // Every sequence of ten days with its probability under the promised rate.
    const promised = 0.1;
    let expectation = 0;
    for (let pattern = 0; pattern < 1024; pattern++) {
      const days = Uint8Array.from({ length: 10 }, (_, day) => (pattern >> day) & 1);
      const count = days.reduce((sum, day) => sum + day, 0);
      expectation += promised ** count * (1 - promised) ** (10 - count) * coverageEvidence(days, promised).at(-1)!;
    }
    expect(expectation).toBeCloseTo(1, 12);
  });

  it('ever reaches its marks no more often than it says, however often one looks', () => {
    const stream = createStream(5, 0);
    const runs = 2000;
    let reached = 0;
    for (let run = 0; run < runs; run++) {
      const days = Uint8Array.from({ length: 500 }, () => Number(stream.uniform() < 0.02));
      if (coverageEvidence(days, 0.02).some((value) => value >= evidenceMarks.warn)) reached++;
    }
    expect(reached / runs).toBeLessThanOrEqual(1 / evidenceMarks.warn);
  });

  it('mounts when exceptions come three times as often as promised', () => {
    const days = Uint8Array.from({ length: 500 }, (_, day) => Number(day % 33 === 0));
    expect(coverageEvidence(days, 0.01).at(-1)).toBeGreaterThan(evidenceMarks.limit);
  });

  it('stays finite when years of days are exceptions', () => {
    const path = coverageEvidence(new Uint8Array(1500).fill(1), 0.01);
    expect(path.at(-1)).toBeGreaterThan(evidenceMarks.limit);
    expect(path.every(Number.isFinite)).toBe(true);
  });

  it.each([0.2, 0.25, 0.5, 0.75])('is gathered against rates that are probabilities: at %d', (promised) => {
    let expectation = 0;
    for (let pattern = 0; pattern < 256; pattern++) {
      const days = Uint8Array.from({ length: 8 }, (_, day) => (pattern >> day) & 1);
      const count = days.reduce((sum, day) => sum + day, 0);
      expectation += promised ** count * (1 - promised) ** (8 - count) * coverageEvidence(days, promised).at(-1)!;
    }
    expect(expectation).toBeCloseTo(1, 12);
    expect(coverageEvidence(new Uint8Array(30).fill(1), promised).at(-1)).toBeGreaterThan(evidenceMarks.limit);
  });
});
