import { describe, expect, it } from 'vitest';
import { rollingMethods } from '../../../../src-core/backtest/rolling/registry.ts';
import { mean, sampleVariance } from '../../../../src-core/numerics/moments.ts';
import { normalQuantile } from '../../../../src-core/numerics/normal.ts';
import { quantile } from '../../../../src-core/numerics/quantile.ts';
import { tailRiskMethods } from '../../../../src-core/tail-risk/registry.ts';
import { relativeError } from '../../relative-error.ts';
import { clusteredReturns, plainForecast, schedule, walkInPieces } from './walked-series.ts';

/** Volatility by one recursion over the whole history instead of one a window: held to its own definition elsewhere. */
const wholeHistory = ['volatility-weighted', 'filtered-historical-ewma', 'ewma'];
/** Models whose coefficients a rolling fit keeps invertible, and whose likelihood may have several maxima. */
const searched = ['egarch-t'];
const returns = clusteredReturns(420);

/** The recursion of RiskMetrics from the variance of the first window. */
function variancesOf(lambda: number): number[] {
  const variances = [sampleVariance(returns.slice(0, 250))];
  for (const value of returns) variances.push(lambda * variances[variances.length - 1]! + (1 - lambda) * value ** 2);
  return variances;
}

describe('every rolling method', () => {
  it('is listed for every method of a single sample, in their order', () => {
    expect([...rollingMethods.keys()].filter((id) => tailRiskMethods.has(id))).toEqual([...tailRiskMethods.keys()]);
  });

  const compared = [...tailRiskMethods.keys()].filter((id) => ![...wholeHistory, ...searched].includes(id));
  it.each(compared)('%s equals its plain twin when it is estimated every day', (id) => {
    for (const scheme of ['rolling', 'expanding'] as const) {
      const asked = schedule({ refitEvery: 1, scheme });
      const walked = walkInPieces(id, returns, asked, [250, 262, 275]);
      const plain = plainForecast(id, returns, asked, 250, 275);
      for (const figure of ['var', 'es'] as const) {
        walked[figure].forEach((value, i) => expect(relativeError(value, plain[figure][i]!)).toBeLessThan(2e-6));
      }
    }
  });

  it.each(compared.filter((id) => tailRiskMethods.get(id)!.longSample))(
    '%s looks back further than the others where it is told to',
    (id) => {
      const asked = schedule({ window: 200, volatilityWindow: 330, refitEvery: 1 });
      const walked = walkInPieces(id, returns, asked, [200, 300, 420]);
      // A volatility model needs 250 returns.
      expect(walked.refusals).toMatchObject([{ from: 200, to: 250 }]);
      for (const day of [250, 260, 329, 330, 331, 400]) {
        const plain = plainForecast(id, returns, asked, day, day + 1);
        expect(relativeError(walked.var[day - 200]!, plain.var[0]!)).toBeLessThan(2e-6);
        expect(relativeError(walked.es[day - 200]!, plain.es[0]!)).toBeLessThan(2e-6);
      }
    },
  );

  it.each(compared)('%s equals its plain twin on the days of estimation', (id) => {
    const asked = schedule({ refitEvery: 30, confidences: [0.975] });
    const walked = walkInPieces(id, returns, asked, [250, 400]);
    for (let day = 250; day < 400; day += 30) {
      const plain = plainForecast(id, returns, asked, day, day + 1);
      expect(relativeError(walked.var[day - 250]!, plain.var[0]!)).toBeLessThan(2e-6);
      expect(relativeError(walked.es[day - 250]!, plain.es[0]!)).toBeLessThan(2e-6);
    }
  });

  it.each(['volatility-weighted', 'filtered-historical-ewma'])('%s rescales the window by one recursion', (id) => {
    const asked = schedule({ options: { lambda: 0.9 } });
    const walked = walkInPieces(id, returns, asked, [250, 420]);
    const variances = variancesOf(0.9);
    for (let day = 250; day < 420; day++) {
      const standardised = Float64Array.from({ length: 250 }, (_, i) => {
        const past = day - 250 + i;
        return (returns[past]! / Math.sqrt(variances[past]!)) * Math.sqrt(variances[day]!);
      });
      asked.confidences.forEach((confidence, level) => {
        const threshold = quantile(standardised, 1 - confidence);
        const tail = standardised.filter((value) => value <= threshold);
        expect(relativeError(walked.var[level * 170 + day - 250]!, -threshold)).toBeLessThan(1e-12);
        expect(relativeError(walked.es[level * 170 + day - 250]!, -mean(tail))).toBeLessThan(1e-12);
      });
    }
  });

  it('ewma centres at 0, or at the mean of the window where that is asked for', () => {
    const zero = walkInPieces('ewma', returns, schedule({ options: { lambda: 0.9 } }), [250, 420]);
    const trailing = walkInPieces('ewma', returns, schedule({ options: { lambda: 0.9, trailingMean: 1 } }), [250, 420]);
    const variances = variancesOf(0.9);
    for (let day = 250; day < 420; day++) {
      const deviation = Math.sqrt(variances[day]!);
      expect(relativeError(zero.var[day - 250]!, -normalQuantile(0.01) * deviation)).toBeLessThan(1e-12);
      expect(relativeError(zero.sigma[day - 250]!, deviation)).toBeLessThan(1e-12);
      const centre = mean(returns.slice(day - 250, day));
      expect(trailing.var[day - 250]!).toBeCloseTo(zero.var[day - 250]! - centre, 14);
    }
  });
});
