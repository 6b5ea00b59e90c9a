import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { figureAt, forecast, type MethodForecast } from '../../../src-core/tail-risk/forecast.ts';
import { type MethodOptions, type TailRiskMethod } from '../../../src-core/tail-risk/method.ts';
import { tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';

const stream = createStream(5, 0);
const noise = Float64Array.from({ length: 1000 }, () => 0.01 * stream.normal());
/** Variance whose shocks never fade: persistence 1. */
const integrated = (() => {
  const draws = createStream(9, 0);
  let variance = 1e-4;
  return Float64Array.from({ length: 1500 }, () => {
    const residual = Math.sqrt(variance) * draws.normal();
    variance = 1e-7 + 0.1 * residual * residual + 0.9 * variance;
    return residual;
  });
})();
const hostile: Readonly<Record<string, Float64Array>> = {
  constant: new Float64Array(600).fill(0.001),
  zero: new Float64Array(600),
  'of two returns': Float64Array.of(-0.01, 0.02),
  'of 20 returns': noise.slice(0, 20),
  'of 60 returns': noise.slice(0, 60),
  'with one 40σ gain': noise.with(500, 0.4),
  'with one 40σ loss': noise.with(990, -0.4),
  'that ends with a 40σ loss': noise.with(999, -0.4),
  'all positive': noise.map(Math.abs),
  'all negative': noise.map((value) => -Math.abs(value)),
  alternating: noise.map((_, day) => (day % 2 ? 0.01 : -0.01)),
  'of two values': noise.map((value) => (value > 0 ? 0.01 : -0.02)),
  'like a unit root': (() => {
    let level = 0;
    return noise.map((step) => (level += step));
  })(),
  trending: noise.map((_, day) => day * 1e-4),
  'with integrated variance': integrated,
  'at the scale of 1e-12': noise.map((value) => value * 1e-12),
  'at the scale of 1e6': noise.map((value) => value * 1e8),
  'on an offset of a million': noise.map((value) => value + 1e6),
  'mostly zero': noise.map((value, day) => (day % 10 ? 0 : value)),
  'zero but for its last return': new Float64Array(600).with(599, -0.1),
  'zero but for its first return': new Float64Array(600).with(0, -0.1),
  'constant but for its last return': new Float64Array(600).fill(0.001).with(599, 0.0010001),
  'that stood still for its second half': noise.map((value, day) => (day < 500 ? value : 0)),
  'that stood still for ages': Float64Array.from({ length: 20_000 }, (_, day) => (day < 500 ? noise[day]! : 0)),
  'rounded to few values': noise.map((value) => Math.round(value * 50) / 50),
};
/** Not numbers, or beyond what doubles can square twice. */
const impossible: Readonly<Record<string, Float64Array>> = {
  'with a NaN': noise.with(17, NaN),
  'with an infinite return': noise.with(17, -Infinity),
  'at the scale of 1e-150': noise.map((value) => value * 1e-150),
  'at the scale of 1e150': noise.map((value) => value * 1e150),
  'at the scale of 1e300': noise.map((value) => value * 1e300),
};
const confidences = [0.6, 0.9, 0.95, 0.975, 0.99, 0.999];

/** Every number an answer holds, by name. */
function numbersOf(made: MethodForecast, returns: Float64Array): readonly (readonly [string, number])[] {
  const { distribution } = made;
  if (distribution === null) return [];
  const holdings = { weights: Float64Array.of(1), security: () => returns };
  const draws = createStream(2, 0);
  const paths = distribution.paths?.([1, 10], 200, 3) ?? [];
  return [
    ...Object.entries(distribution.parameters),
    ...Array.from({ length: 50 }, () => ['draw', distribution.sample(draws)] as const),
    ...paths.flatMap((sums, h) => [...sums].map((sum) => [`path ${h}`, sum] as const)),
    ...confidences.flatMap((confidence) => {
      const { var: valueAtRisk, es } = figureAt(made, confidence, 1);
      const interval = distribution.intervalAt?.(confidence, 0.9);
      const marginals = distribution.marginalsAt?.(holdings, confidence);
      const named: readonly (readonly [string, number | null | undefined])[] = [
        ['VaR', valueAtRisk],
        ['ES', es],
        ['low VaR', interval?.var.low],
        ['high VaR', interval?.var.high],
        ['low ES', interval?.es?.low],
        ['high ES', interval?.es?.high],
        ['marginal VaR', marginals?.var[0]],
        ['marginal ES', marginals?.es[0]],
        ['probability', distribution.cdf(-valueAtRisk!)],
      ];
      return named.flatMap(([name, value]) =>
        value === null || value === undefined ? [] : [[`${name} at ${confidence}`, value] as const],
      );
    }),
  ];
}

const answer = (method: TailRiskMethod, returns: Float64Array, options: MethodOptions = {}) => {
  const made = forecast(method, returns, { scenarios: 2000, ...options });
  const at = figureAt(made, 0.99, 1);
  return { made, at };
};

// Long series by every method take seconds where other tests run beside them.
describe.each(Object.keys(hostile))('a series %s', { timeout: 30_000 }, (name) => {
  const returns = hostile[name]!;

  it('has finite figures by every method, or a reason', () => {
    for (const method of tailRiskMethods.values()) {
      const { made, at } = answer(method, returns);
      if (made.distribution === null) {
        expect(['TOO_FEW_OBSERVATIONS', 'ZERO_VARIANCE', 'UNSUITABLE_SAMPLE']).toContain(made.refusal.code);
        expect(made.refusal.message.length).toBeGreaterThan(30);
        continue;
      }
      const broken = numbersOf(made, returns).filter(([, value]) => !Number.isFinite(value));
      expect([method.id, broken]).toEqual([method.id, []]);
      expect(at.es!).toBeGreaterThanOrEqual(at.var! - 1e-12 * Math.abs(at.var!));
    }
  });

  it('has contributions that add up where it has any', () => {
    const holdings = { weights: Float64Array.of(1), security: () => returns };
    for (const method of tailRiskMethods.values()) {
      const made = forecast(method, returns, { scenarios: 2000 }, holdings);
      for (const confidence of confidences) {
        const marginals = made.distribution?.marginalsAt?.(holdings, confidence);
        if (!marginals) continue;
        const { var: valueAtRisk, es } = figureAt(made, confidence, 1);
        const rounding = 1e-9 * Math.max(Math.abs(valueAtRisk!), Math.abs(es!));
        expect([method.id, Math.abs(marginals.var[0]! - valueAtRisk!) <= rounding]).toEqual([method.id, true]);
        expect([method.id, Math.abs(marginals.es[0]! - es!) <= rounding]).toEqual([method.id, true]);
      }
    }
  });
});

describe.each(Object.keys(impossible))('a series %s', (name) => {
  it('is refused by every method, with the reason', () => {
    for (const method of tailRiskMethods.values()) {
      const { made } = answer(method, impossible[name]!);
      expect([method.id, made.distribution]).toEqual([method.id, null]);
      if (made.distribution === null) {
        expect(made.refusal.code).toBe(name.includes('scale') ? 'UNSUITABLE_SAMPLE' : 'INVALID_INPUT');
      }
    }
  });
});

it.each([1, 2, 3, 4, 5])('a standstill until the last %d days gives no volatility beyond measure', (moving) => {
  for (let start = 0; start < 10; start++) {
    const returns = new Float64Array(250);
    for (let day = 250 - moving; day < 250; day++) returns[day] = noise[start * 7 + day]!;
    const largest = returns.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const id of ['garch-normal', 'garch-t', 'gjr-t', 'egarch-t', 'filtered-historical-garch']) {
      const { made, at } = answer(tailRiskMethods.get(id)!, returns);
      if (made.distribution === null) expect(made.refusal.code).toBe('UNSUITABLE_SAMPLE');
      else expect([id, start, at.var! < 50 * largest]).toEqual([id, start, true]);
    }
  }
});

it('a series of 100,000 returns is answered by every method', () => {
  const draws = createStream(6, 0);
  let variance = 1e-4;
  const long = Float64Array.from({ length: 100_000 }, () => {
    const residual = Math.sqrt(variance) * draws.normal();
    variance = 5e-6 + 0.1 * residual * residual + 0.85 * variance;
    return residual;
  });
  const quantile = 2.3263478740408408;
  // Sample methods see the series as a whole, the others tomorrow's volatility.
  const [least, most] = [1e-4, variance].sort((a, b) => a - b) as [number, number];
  for (const method of tailRiskMethods.values()) {
    const { at } = answer(method, long);
    expect([method.id, at.var! > 0.5 * quantile * Math.sqrt(least)]).toEqual([method.id, true]);
    expect([method.id, at.var! < 2 * quantile * Math.sqrt(most)]).toEqual([method.id, true]);
  }
});

describe('every option at its ends', () => {
  const cases = [...tailRiskMethods.values()].flatMap((method) =>
    Object.entries(method.options).flatMap(([name, { least, most }]) =>
      (name === 'scenarios' ? [least] : [least, most]).map((value) => [method.id, name, value] as const),
    ),
  );

  it.each(cases)('%s with %s = %d answers with finite figures', (id, option, value) => {
    const { made } = answer(tailRiskMethods.get(id)!, noise, { [option]: value });
    expect(numbersOf(made, noise).filter(([, number]) => !Number.isFinite(number))).toEqual([]);
    expect(made.distribution).not.toBeNull();
  });
});

describe('degrees of freedom', () => {
  it.each(['copula-t', 'monte-carlo-t'])('too few for %s are refused with the way out', (id) => {
    for (const degreesOfFreedom of [0.1, 0.6, 1.9]) {
      const { made } = answer(tailRiskMethods.get(id)!, noise, { degreesOfFreedom });
      expect(made.distribution).toBeNull();
      if (made.distribution === null) {
        expect(made.refusal.code).toBe('INVALID_INPUT');
        expect(made.refusal.message).toContain('or 0 to fit them');
      }
    }
  });
});
