import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cusumDesign, cusumPath, cusumThreshold, meanRunLength } from '../../../src-core/monitoring/exception-cusum.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import reference from '../../reference/monitoring.json' with { type: 'json' };
import { errorOf } from '../error-of.ts';
import { relativeError } from '../relative-error.ts';

describe('the CUSUM of exceptions', () => {
  it.each(reference.runLengths)(
    'has the run length of its Markov chain: rise $rise, threshold $threshold, p $probability',
    ({ rise, threshold, probability, days }) => {
      const design = { inControl: 0.01, outOfControl: 0.02, rise };
      expect(relativeError(meanRunLength(design, threshold, probability), days)).toBeLessThan(1e-10);
    },
  );

  it('takes as long as simulation says', () => {
    const design = cusumDesign(0.05, 2);
    const { value, inControlDays } = cusumThreshold(design, 300);
    const stream = createStream(11, 0);
    const runs = 4000;
    let days = 0;
    for (let run = 0; run < runs; run++) {
      for (let sum = 0; sum < value; days++) sum = Math.max(0, sum - 1 + (stream.uniform() < 0.05 ? design.rise : 0));
    }
    // Run lengths are about exponential, so their mean has a relative error of about 1/√4000 = 1.6 %.
    expect(relativeError(days / runs, inControlDays)).toBeLessThan(0.05);
  });

  it('is calibrated to the smallest threshold with false alarms that far apart', () => {
    const design = cusumDesign(0.01, 2);
    for (const wanted of [1250, 5000]) {
      const { value, inControlDays, outOfControlDays } = cusumThreshold(design, wanted);
      expect(inControlDays).toBeGreaterThanOrEqual(wanted);
      expect(meanRunLength(design, value - 1, 0.01)).toBeLessThan(wanted);
      expect(outOfControlDays).toBeLessThan(inControlDays / 3);
    }
  });

  it('refuses rates that can not be told apart', () => {
    expect(errorOf(() => cusumDesign(0.01, 1)).code).toBe('INVALID_INPUT');
    expect(errorOf(() => cusumDesign(0.6, 2)).code).toBe('INVALID_INPUT');
  });

  it('falls to 0 without exceptions, stays between 0 and its cap, and rises with every exception more', () => {
    const design = cusumDesign(0.01, 2);
    expect(cusumPath(design, new Uint8Array(400), 300).every((sum) => sum === 0)).toBe(true);
    const exceptions = fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(exceptions, fc.nat(), (days, which) => {
        const path = cusumPath(design, Uint8Array.from(days), 300);
        expect(path.every((sum) => sum >= 0 && sum <= 300)).toBe(true);
        const worse = days.with(which % days.length, 1);
        const above = cusumPath(design, Uint8Array.from(worse), 300);
        expect(above.every((sum, day) => sum >= path[day]!)).toBe(true);
      }),
    );
  });
});
