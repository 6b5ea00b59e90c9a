import { describe, expect, it } from 'vitest';
import { presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { specificSources } from '../../../../src-core/factor-model/risk-model.ts';
import { historyQuality } from '../../../../src-core/factor-model/specific-risk/history-quality.ts';
import { residualHistories } from '../../../../src-core/factor-model/specific-risk/residual-histories.ts';
import { shrinkToSizeDeciles } from '../../../../src-core/factor-model/specific-risk/shrinkage.ts';
import { specificRisk } from '../../../../src-core/factor-model/specific-risk/specific-risk.ts';
import { structuralVolatilities } from '../../../../src-core/factor-model/specific-risk/structural.ts';
import { timeSeriesRisk } from '../../../../src-core/factor-model/specific-risk/time-series.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const days = 300;
const securities = 60;
const factors = 2;
const stream = createStream(8, 0);
const exposures = Float64Array.from({ length: securities * factors }, (_, cell) =>
  cell % factors === 0 ? 1 : stream.normal(),
);
const marketCaps = Float64Array.from({ length: securities }, () => Math.exp(stream.normal()));
/** The first ten have half a year of history, and the last weeks are twice as wild. */
const residuals = Float64Array.from({ length: days * securities }, (_, cell) => {
  const t = Math.floor(cell / securities);
  const value = 0.02 * (t > 280 ? 2 : 1) * stream.normal();
  return cell % securities < 10 && t < days - 120 ? NaN : value;
});
const input = { residuals, days, securities, exposures, factors, marketCaps };
const { full } = presetParameters;
const bare = { ...full.specificRisk, shrinkage: null, regimeHalfLife: null };
const plain = specificRisk(input, bare);

describe('the steps of specific risk', () => {
  it('blend a short history: γ of its own volatility and 1 − γ of the structural one', () => {
    const histories = residualHistories(residuals, days, securities);
    const quality = historyQuality(histories, days, securities);
    const own = timeSeriesRisk(histories, days, securities, bare.halfLife, bare.lags).variances.map(Math.sqrt);
    const steady = Uint8Array.from(quality, (gamma) => (gamma === 1 ? 1 : 0));
    const structural = structuralVolatilities(own, steady, exposures, factors, marketCaps)!;
    for (let i = 0; i < securities; i++) {
      const wanted = quality[i]! * own[i]! + (1 - quality[i]!) * structural[i]!;
      expect(Math.sqrt(plain.variances[i]!) / wanted).toBeCloseTo(1, 12);
    }
    expect(quality[3]).toBeGreaterThan(0.3);
    expect(quality[3]).toBeLessThan(0.6);
    expect(specificSources[plain.sources[3]!]).toBe('blended');
  });

  it('then shrink', () => {
    const shrunk = specificRisk(input, { ...bare, shrinkage: 0.5 }).variances;
    const wanted = shrinkToSizeDeciles(plain.variances.map(Math.sqrt), marketCaps, 0.5);
    shrunk.forEach((variance, i) => expect(Math.sqrt(variance) / wanted[i]!).toBeCloseTo(1, 12));
    expect(shrunk[0]).not.toBeCloseTo(plain.variances[0]!, 8);
  });

  it('then scale all variances by the square of the regime multiplier', () => {
    const { variances, regimeMultiplier } = specificRisk(input, { ...bare, regimeHalfLife: 42 });
    expect(regimeMultiplier).toBeGreaterThan(1.1);
    variances.forEach((variance, i) =>
      expect(variance / plain.variances[i]! / regimeMultiplier! ** 2).toBeCloseTo(1, 12),
    );
  });
});
