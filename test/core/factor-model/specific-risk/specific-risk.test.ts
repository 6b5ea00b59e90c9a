import { describe, expect, it } from 'vitest';
import { presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { specificSources } from '../../../../src-core/factor-model/risk-model.ts';
import { shrinkToSizeDeciles } from '../../../../src-core/factor-model/specific-risk/shrinkage.ts';
import { specificRisk } from '../../../../src-core/factor-model/specific-risk/specific-risk.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const days = 504;
const securities = 80;
const factors = 3;
const { full, simple } = presetParameters;

/** Residuals with a volatility of its own for each security; larger where the second exposure is. */
function market() {
  const stream = createStream(5, 0);
  const exposures = new Float64Array(securities * factors);
  const volatilities = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    exposures[i * factors] = 1;
    exposures[i * factors + 1] = stream.normal();
    exposures[i * factors + 2] = stream.normal();
    volatilities[i] = 0.015 * Math.exp(0.3 * exposures[i * factors + 1]!);
  }
  const residuals = Float64Array.from(
    { length: days * securities },
    (_, cell) => volatilities[cell % securities]! * stream.normal(),
  );
  const marketCaps = Float64Array.from({ length: securities }, () => Math.exp(stream.normal()));
  return { residuals, days, securities, exposures, factors, marketCaps, volatilities };
}

describe('specific risk', () => {
  it('recovers the variances the residuals were drawn from, within sampling error', () => {
    const input = market();
    const { variances, regimeMultiplier } = specificRisk(input, simple.specificRisk);
    // 242 effective days: a standard error of 4.5 %; 80 securities stay within four of them.
    variances.forEach((variance, i) =>
      expect(Math.abs(Math.sqrt(variance) / input.volatilities[i]! - 1)).toBeLessThan(0.18),
    );
    expect(regimeMultiplier).toBeNull();
  });

  it('stays near 1 in its regime when nothing changed, and rises when the last weeks were wild', () => {
    const input = market();
    expect(Math.abs(specificRisk(input, full.specificRisk).regimeMultiplier! - 1)).toBeLessThan(0.1);
    const wild = input.residuals.map((value, cell) => (cell > 480 * securities ? 2 * value : value));
    expect(specificRisk({ ...input, residuals: wild }, full.specificRisk).regimeMultiplier).toBeGreaterThan(1.2);
  });

  it('gives a security without a history what securities of its exposures have', () => {
    const input = market();
    const young = input.residuals.map((value, cell) => (cell % securities === 7 ? NaN : value));
    const { variances, sources } = specificRisk({ ...input, residuals: young }, full.specificRisk);
    expect(specificSources[sources[7]!]).toBe('structural');
    expect(Math.abs(Math.sqrt(variances[7]!) / input.volatilities[7]! - 1)).toBeLessThan(0.25);
  });

  it('blends a history of half a year', () => {
    const input = market();
    const short = input.residuals.map((value, cell) =>
      cell % securities === 3 && cell < 384 * securities ? NaN : value,
    );
    const { sources } = specificRisk({ ...input, residuals: short }, full.specificRisk);
    expect(specificSources[sources[3]!]).toBe('blended');
    expect(specificSources[sources[4]!]).not.toBe('structural');
  });

  it('scales with the square of the residuals’ unit', () => {
    const input = market();
    const once = specificRisk(input, full.specificRisk).variances;
    const scaled = specificRisk({ ...input, residuals: input.residuals.map((value) => 10 * value) }, full.specificRisk);
    scaled.variances.forEach((value, i) => expect(value / once[i]!).toBeCloseTo(100, 6));
  });

  it.each([
    { what: 'no residuals at all', change: () => NaN },
    { what: 'residuals that are all 0', change: () => 0 },
  ])('is positive with $what, and says so', ({ change }) => {
    const input = market();
    const { variances, warnings } = specificRisk(
      { ...input, residuals: input.residuals.map(change) },
      full.specificRisk,
    );
    expect([...variances].every((variance) => variance > 0)).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(['NO_SPECIFIC_RETURNS']);
  });

  it('stands unknown market caps', () => {
    const input = market();
    const marketCaps = new Float64Array(securities).fill(NaN);
    const { variances } = specificRisk({ ...input, marketCaps }, full.specificRisk);
    expect([...variances].every((variance) => variance > 0)).toBe(true);
  });
});

describe('shrinkage', () => {
  it('moves each volatility towards the cap-weighted mean of its decile and never past it', () => {
    const { volatilities, marketCaps } = market();
    const shrunk = shrinkToSizeDeciles(volatilities, marketCaps, 0.1);
    const spread = (values: Float64Array) => Math.max(...values) - Math.min(...values);
    expect(spread(shrunk)).toBeLessThan(spread(volatilities));
    const none = shrinkToSizeDeciles(volatilities, marketCaps, 0);
    none.forEach((value, i) => expect(value).toBe(volatilities[i]));
  });
});
