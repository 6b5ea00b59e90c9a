import { describe, expect, it } from 'vitest';
import { seriesTailRisk } from '../../../src-core/tail-risk/series-tail-risk.ts';
import { ewmaVariance } from '../../../src-core/volatility/ewma.ts';
import reference from '../../reference/var_es.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const returns = Float64Array.from(reference.inputs.returns);
const confidences = ['0.95', '0.975', '0.99'] as const;

describe.each(confidences)('at confidence %s', (confidence) => {
  const published = reference.expected.by_confidence[confidence];
  const compute = (method: string, horizon = 1) =>
    seriesTailRisk(returns, { methods: [method], confidence: Number(confidence), horizon, seed: 1 }).results[0]!;

  it.each(['historical', 'gaussian'] as const)('%s VaR and ES equal the published ones', (method) => {
    const result = compute(method);
    expect(relativeError(result.var!, published[method].var)).toBeLessThan(1e-12);
    expect(relativeError(result.es!, published[method].es)).toBeLessThan(1e-12);
  });

  it('ten-day historical VaR equals the published one and says that it was scaled', () => {
    const result = compute('historical', 10);
    const expected = reference.expected.horizon_10d[confidence].sqrt_time_historical;
    expect(relativeError(result.var!, expected)).toBeLessThan(1e-12);
    expect(result.warnings.map(({ code }) => code)).toContain('SCALED_HORIZON');
  });
});

it('the EWMA forecast for the next day equals the published one', () => {
  const { lambda, sigma_next_day } = reference.expected.ewma;
  expect(relativeError(Math.sqrt(ewmaVariance(returns, lambda)), sigma_next_day)).toBeLessThan(1e-12);
});
