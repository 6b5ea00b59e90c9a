import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDensity, normalQuantile } from '../../../src-core/numerics/normal.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { studentTQuantile, studentTTailMean } from '../../../src-core/numerics/student-t.ts';
import { orderStatisticRanks, sampleInterval } from '../../../src-core/tail-risk/distributions/intervals.ts';
import { polarStudentT } from '../../../src-core/tail-risk/distributions/location-scale.ts';
import { forecast } from '../../../src-core/tail-risk/forecast.ts';
import { historical } from '../../../src-core/tail-risk/methods/historical.ts';
import { tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';

/** A sample, and the true figures behind it at a confidence. */
interface Known {
  readonly sample: Float64Array;
  readonly figures: (confidence: number) => { readonly var: number; readonly es: number };
}

const ofNormal = (size: number, seed: number): Known => {
  const stream = createStream(78, seed);
  return {
    sample: Float64Array.from({ length: size }, () => stream.normal()),
    figures: (confidence) => {
      const z = normalQuantile(1 - confidence);
      return { var: -z, es: normalDensity(z) / (1 - confidence) };
    },
  };
};

const ofStudentT = (size: number, seed: number, df: number): Known => {
  const stream = createStream(77, seed);
  return {
    sample: Float64Array.from({ length: size }, () => polarStudentT(stream.openUniform(), stream.openUniform(), df)),
    figures: (confidence) => {
      const q = studentTQuantile(1 - confidence, df);
      return { var: -q, es: -studentTTailMean(q, df) };
    },
  };
};

/** Normal innovations under a GARCH(1,1) variance: tomorrow's is known to whoever drew the series. */
const ofGarch = (size: number, seed: number): Known => {
  const stream = createStream(79, seed);
  let variance = 1;
  const series = Float64Array.from({ length: size + 200 }, () => {
    const residual = Math.sqrt(variance) * stream.normal();
    variance = 0.05 + 0.1 * residual * residual + 0.85 * variance;
    return residual;
  });
  const deviation = Math.sqrt(variance);
  return {
    sample: series.slice(200),
    figures: (confidence) => {
      const z = normalQuantile(1 - confidence);
      return { var: -z * deviation, es: (deviation * normalDensity(z)) / (1 - confidence) };
    },
  };
};

/** Shares of the samples whose 90 % interval holds the true figure. */
function coverage(id: string, samples: number, confidence: number, draw: (seed: number) => Known) {
  const method = tailRiskMethods.get(id)!;
  const held = { var: 0, es: 0 };
  let given = 0;
  for (let seed = 0; seed < samples; seed++) {
    const { sample, figures } = draw(seed);
    const interval = forecast(method, sample, {}).distribution?.intervalAt?.(confidence, 0.9);
    if (!interval?.es) continue;
    given++;
    const truth = figures(confidence);
    if (interval.var.low <= truth.var && truth.var <= interval.var.high) held.var++;
    if (interval.es.low <= truth.es && truth.es <= interval.es.high) held.es++;
  }
  return { var: held.var / given, es: held.es / given };
}

describe('an interval of 90 % holds the true figures of', () => {
  // Two standard errors of a share of 90 %: 3.5 points of 300 samples, 6 of 100. The bounds add what small samples lack.
  it.each([
    ['historical VaR and ES', 'historical', 300, 0.95, (seed: number) => ofNormal(500, seed), 0.84, 0.82],
    [
      'historical VaR and ES on five returns',
      'historical',
      300,
      0.99,
      (seed: number) => ofNormal(500, seed),
      0.84,
      0.8,
    ],
    ['Gaussian VaR and ES', 'gaussian', 300, 0.99, (seed: number) => ofNormal(500, seed), 0.85, 0.85],
    ['Student t VaR and ES', 'student-t', 200, 0.99, (seed: number) => ofStudentT(500, seed, 4), 0.84, 0.83],
    [
      'extreme-value VaR just beyond the threshold',
      'evt',
      200,
      0.96,
      (seed: number) => ofStudentT(1000, seed, 4),
      0.83,
      0.8,
    ],
    ['extreme-value VaR and ES', 'evt', 200, 0.99, (seed: number) => ofStudentT(1000, seed, 4), 0.83, 0.76],
    ['GARCH VaR and ES', 'garch-normal', 100, 0.99, (seed: number) => ofGarch(1000, seed), 0.82, 0.82],
  ] as const)('%s', (_, id, samples, confidence, draw, leastVar, leastEs) => {
    const held = coverage(id, samples, confidence, draw);
    expect(held.var).toBeGreaterThan(leastVar);
    expect(held.es).toBeGreaterThan(leastEs);
    expect(held.var).toBeLessThan(0.97);
    expect(held.es).toBeLessThan(0.97);
  });

  it('a simulation with the closed form it comes near to', () => {
    const { sample } = ofNormal(500, 0);
    const exact = forecast(tailRiskMethods.get('gaussian')!, sample, {}).distribution!;
    let [valueAtRisk, shortfall] = [0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const options = { scenarios: 4000, antithetic: 0, seed };
      const simulated = forecast(tailRiskMethods.get('monte-carlo-normal')!, sample, options).distribution!;
      const interval = simulated.intervalAt!(0.99, 0.9)!;
      const [low, high] = [exact.quantile(0.01), exact.expectedShortfall(0.99)];
      if (interval.var.low <= -low && -low <= interval.var.high) valueAtRisk++;
      if (interval.es!.low <= high && high <= interval.es!.high) shortfall++;
    }
    expect(Math.abs(valueAtRisk / 200 - 0.9)).toBeLessThan(0.06);
    expect(Math.abs(shortfall / 200 - 0.9)).toBeLessThan(0.06);
  });
});

describe('an interval', () => {
  const heavy = (size: number, seed: number) => ofStudentT(size, seed, 3).sample;

  it.each([...tailRiskMethods.keys()])('of %s lies around its figure, however far out', (id) => {
    const method = tailRiskMethods.get(id)!;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(60, 250, 600),
        fc.constantFrom(0.55, 0.9, 0.95, 0.99, 0.999, 0.99999),
        fc.constantFrom(0.5, 0.9, 0.99),
        (seed, size, confidence, level) => {
          const { distribution } = forecast(method, heavy(size, seed), { scenarios: 1000 });
          const interval = distribution?.intervalAt?.(confidence, level);
          if (!interval) return;
          const valueAtRisk = -distribution!.quantile(1 - confidence);
          const shortfall = distribution!.expectedShortfall(confidence);
          const rounding = 1e-13 * Math.abs(shortfall);
          expect(interval.var.low).toBeLessThanOrEqual(valueAtRisk + rounding);
          expect(interval.var.high).toBeGreaterThanOrEqual(valueAtRisk - rounding);
          if (!interval.es) return;
          expect(interval.es.low).toBeLessThanOrEqual(shortfall + rounding);
          expect(interval.es.high).toBeGreaterThanOrEqual(shortfall - rounding);
          expect(interval.es.high).toBeGreaterThan(interval.es.low);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is wider for a higher level', () => {
    const made = historical.fit(heavy(500, 1), {});
    const width = (level: number) => {
      const { low, high } = made.intervalAt!(0.95, level)!.var;
      return high - low;
    };
    expect(width(0.99)).toBeGreaterThan(width(0.9));
    expect(width(0.9)).toBeGreaterThan(width(0.5));
  });

  it('of ES is none where a single return makes up the tail', () => {
    expect(sampleInterval(heavy(60, 2).sort(), 0.99, 0.9).es).toBeNull();
    expect(sampleInterval(heavy(300, 2).sort(), 0.99, 0.9).es).not.toBeNull();
  });

  it('by order statistics counts ranks from the worst, and never leaves the sample', () => {
    expect(orderStatisticRanks(1000, 0.99, 0.9)).toEqual({ low: 16, high: 5 });
    expect(orderStatisticRanks(1000, 0.95, 0.9)).toEqual({ low: 63, high: 39 });
    expect(orderStatisticRanks(2, 0.999, 0.9)).toEqual({ low: 1, high: 1 });
    expect(orderStatisticRanks(2, 0.55, 0.99)).toEqual({ low: 2, high: 1 });
  });
});
