import { describe, expect, it } from 'vitest';
import { warmFits } from '../../../../src-core/backtest/rolling/warm-fits.ts';
import { fitVolatility } from '../../../../src-core/volatility/fit-volatility.ts';
import { processIds } from '../../../../src-core/volatility/process.ts';
import { volatilitySpecification } from '../../../../src-core/volatility/specifications.ts';
import { clusteredReturns, schedule } from './walked-series.ts';

describe.each(processIds)('refits of %s', (process) => {
  it.each(['normal', 't'] as const)('that start from the last one are as likely as cold ones, %s', (innovation) => {
    const returns = clusteredReturns(1000, 17);
    const specification = volatilitySpecification(process, innovation);
    const asked = schedule({ window: 400, refitEvery: 25 });
    const fits = warmFits({ returns, schedule: asked }, specification);
    for (let day = 400; day < 1000; day += 25) {
      const cold = fitVolatility(returns.subarray(day - 400, day), specification, {
        withoutErrors: true,
        invertible: true,
      });
      const { fit, refitDay } = fits(day);
      expect(refitDay).toBe(day);
      expect(fit.logLikelihood).toBeGreaterThan(cold.logLikelihood - 1e-7);
    }
  });
});
