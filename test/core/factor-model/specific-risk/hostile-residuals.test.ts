import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorModelPresets, presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { specificSources } from '../../../../src-core/factor-model/risk-model.ts';
import { specificRisk, type SpecificRiskInput } from '../../../../src-core/factor-model/specific-risk/specific-risk.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const { full } = presetParameters;
const factors = 3;

/** What can become of one security's residual on day t of T. */
const fates: readonly ((value: number, t: number, days: number) => number)[] = [
  (value) => value,
  () => NaN,
  () => 0,
  (value) => 1e-16 * value,
  (value, t, days) => (t < days - 30 ? NaN : value),
  (value, t) => (t < 63 ? value : 0),
  (value, t) => (t === 90 ? 1000 * value : value),
  (value, t) => (t < 100 ? 1e-16 * value : value),
  (_, t) => (t % 2 === 0 ? 0.01 : -0.01),
];

function drawInput(seed: number, days: number, securities: number, fateOf: (i: number) => number): SpecificRiskInput {
  const stream = createStream(seed, 0);
  const residuals = Float64Array.from({ length: days * securities }, (_, cell) =>
    fates[fateOf(cell % securities)]!(0.02 * stream.normal(), Math.floor(cell / securities), days),
  );
  const exposures = Float64Array.from({ length: securities * factors }, (_, cell) =>
    cell % factors === 0 ? 1 : 3 * stream.normal(),
  );
  const marketCaps = Float64Array.from({ length: securities }, () =>
    stream.uniform() < 0.2 ? NaN : Math.exp(5 * stream.normal()),
  );
  return { residuals, days, securities, exposures, factors, marketCaps };
}

describe('specific risk from whatever residuals', () => {
  it.each(factorModelPresets)('is positive and finite for every security (%s)', (preset) => {
    const inputs = fc.record({
      seed: fc.nat(1e6),
      days: fc.integer({ min: 0, max: 260 }),
      fates: fc.array(fc.nat(fates.length - 1), { minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(inputs, ({ seed, days, fates: own }) => {
        const input = drawInput(seed, days, own.length, (i) => own[i]!);
        const { variances, sources } = specificRisk(input, presetParameters[preset].specificRisk);
        expect(variances.every((variance) => variance > 0 && Number.isFinite(variance))).toBe(true);
        expect(sources.every((source) => source < specificSources.length)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('takes residuals that are only rounding for no history', () => {
    const input = drawInput(1, 260, 30, (i) => (i === 4 ? 3 : 0));
    const { variances, sources } = specificRisk(input, full.specificRisk);
    expect(specificSources[sources[4]!]).toBe('structural');
    expect(Math.sqrt(variances[4]!)).toBeGreaterThan(0.01);
  });

  it('is no wilder for a security that was alone in its industry until the other day', () => {
    const input = drawInput(1, 260, 30, (i) => (i === 4 ? 7 : 0));
    const { regimeMultiplier, variances } = specificRisk(input, full.specificRisk);
    expect(Math.abs(regimeMultiplier! - 1)).toBeLessThan(0.15);
    expect(Math.sqrt(variances[4]!)).toBeLessThan(0.03);
  });

  it('is the cap-weighted mean where too few histories can be trusted, and says so', () => {
    const steady = factors + 5;
    const input = { ...drawInput(2, 260, 30, (i) => (i < steady ? 0 : 1)), marketCaps: new Float64Array(30).fill(1e9) };
    const without = { ...full.specificRisk, lags: 0, shrinkage: null, regimeHalfLife: null };
    const { variances, warnings } = specificRisk(input, without);
    const volatilities = [...variances].map(Math.sqrt);
    const own = specificRisk(input, { ...without, structuralBlend: false });
    const mean = [...own.variances.subarray(0, steady)].reduce((sum, value) => sum + Math.sqrt(value) / steady, 0);
    volatilities.slice(steady).forEach((volatility) => expect(volatility / mean).toBeCloseTo(1, 12));
    expect(warnings.map(({ code }) => code)).toEqual(['NO_STRUCTURAL_MODEL']);
  });

  it('belongs to the security, whatever the order', () => {
    const input = drawInput(5, 260, 40, (i) => (i % 7 === 0 ? 4 : 0));
    const order = Array.from({ length: 40 }, (_, i) => (i * 27 + 11) % 40);
    const mixed: SpecificRiskInput = {
      ...input,
      residuals: input.residuals.map((_, cell) => input.residuals[Math.floor(cell / 40) * 40 + order[cell % 40]!]!),
      exposures: input.exposures.map(
        (_, cell) => input.exposures[order[Math.floor(cell / factors)]! * factors + (cell % factors)]!,
      ),
      marketCaps: input.marketCaps.map((_, i) => input.marketCaps[order[i]!]!),
    };
    const once = specificRisk(input, full.specificRisk);
    const again = specificRisk(mixed, full.specificRisk);
    order.forEach((from, to) => {
      expect(again.variances[to]! / once.variances[from]!).toBeCloseTo(1, 9);
      expect(again.sources[to]).toBe(once.sources[from]);
    });
  });
});
