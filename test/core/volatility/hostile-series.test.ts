import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { fitVolatility } from '../../../src-core/volatility/fit-volatility.ts';
import { forecastVariance } from '../../../src-core/volatility/forecast-variance.ts';
import { type InnovationId } from '../../../src-core/volatility/innovations/innovation.ts';
import { type ProcessId } from '../../../src-core/volatility/process.ts';
import { volatilitySpecification } from '../../../src-core/volatility/specifications.ts';
import { errorOf } from '../error-of.ts';

const noise = (days: number, seed = 5) => {
  const stream = createStream(seed, 0);
  return Float64Array.from({ length: days }, () => 0.01 * stream.normal());
};
const garchPath = (days: number, alpha: number, beta: number) => {
  const stream = createStream(9, 0);
  let variance = 1e-4;
  return Float64Array.from({ length: days }, () => {
    const residual = Math.sqrt(variance) * stream.normal();
    variance = 1e-6 + alpha * residual * residual + beta * variance;
    return residual;
  });
};
const walk = (days: number) => {
  let level = 0;
  return noise(days).map((step) => (level += step));
};

const series: Readonly<Record<string, Float64Array>> = {
  'one 40σ outlier': noise(1000).map((value, day) => (day === 500 ? 0.4 : value)),
  'a 40σ loss at the end': noise(1000).map((value, day) => (day === 999 ? -0.4 : value)),
  'all positive': noise(1000).map(Math.abs),
  'alternating signs': noise(1000).map((_, day) => (day % 2 ? 0.01 : -0.01)),
  'like a unit root': walk(1000),
  'integrated GARCH': garchPath(2000, 0.1, 0.9),
  'mostly zeros': noise(1000).map((value, day) => (day % 10 ? 0 : value)),
};
const models: readonly (readonly [ProcessId, InnovationId])[] = [
  ['garch', 'normal'],
  ['garch', 't'],
  ['gjr', 't'],
  ['egarch', 'normal'],
  ['egarch', 't'],
  ['garch', 'skewt'],
];

describe.each(Object.keys(series))('a series %s', (name) => {
  it.each(models)('is answered by %s with %s innovations, without a NaN', (process, innovation) => {
    const fit = fitVolatility(series[name]!, volatilitySpecification(process, innovation));
    expect(fit.parameters.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    expect(fit.variance.every((variance) => variance > 0)).toBe(true);
    expect(forecastVariance(fit, 250).every((value) => value === null || value > 0)).toBe(true);
    expect(fit.convergence.remark.length).toBeGreaterThan(0);
    // What is not sure is said: a fit on a bound or one that failed never comes without a warning.
    const unsure = !fit.convergence.converged || fit.convergence.bounds.length > 0;
    if (unsure)
      expect(fit.warnings.map(({ code }) => code)).toContain(fit.convergence.converged ? 'AT_BOUND' : 'NOT_CONVERGED');
  });
});

describe('units', () => {
  it.each(models)('of the series do not matter to %s with %s innovations', (process, innovation) => {
    const base = garchPath(1200, 0.08, 0.88);
    const specification = volatilitySpecification(process, innovation);
    const fraction = fitVolatility(base, specification);
    for (const factor of [100, 1e-12, 1e6]) {
      const scaled = fitVolatility(
        base.map((value) => value * factor),
        specification,
      );
      expect(scaled.logLikelihood).toBeCloseTo(fraction.logLikelihood - 1200 * Math.log(factor), 5);
      expect(scaled.persistence).toBeCloseTo(fraction.persistence, 5);
      const ratio = forecastVariance(scaled, 1)[0]! / forecastVariance(fraction, 1)[0]! / (factor * factor);
      expect(ratio).toBeCloseTo(1, 5);
    }
  });

  it('turn leverage round with the sign of the series', () => {
    const base = garchPath(1500, 0.08, 0.88);
    const specification = volatilitySpecification('egarch', 'normal', 'zero');
    const up = fitVolatility(base, specification).parameters;
    const down = fitVolatility(
      base.map((value) => -value),
      specification,
    ).parameters;
    expect(down[2]!).toBeCloseTo(-up[2]!, 4);
    expect(down[3]!).toBeCloseTo(up[3]!, 4);
  });
});

describe('a fit refuses', () => {
  const specification = volatilitySpecification('garch', 'normal');
  it('a constant series', () => {
    expect(errorOf(() => fitVolatility(new Float64Array(500).fill(0.01), specification)).code).toBe('ZERO_VARIANCE');
  });
  it('a return that is not a number, by its place', () => {
    const error = errorOf(() => fitVolatility(noise(500).with(7, NaN), specification));
    expect([error.code, error.message]).toEqual(['INVALID_INPUT', 'Return 8 of the series is not a number']);
  });
  it('few returns unless forced, and warns of a short sample', () => {
    expect(errorOf(() => fitVolatility(noise(249), specification)).code).toBe('TOO_FEW_OBSERVATIONS');
    const forced = fitVolatility(noise(100), specification, { force: true });
    expect(forced.warnings.map(({ code }) => code)).toContain('SHORT_SAMPLE');
    expect(errorOf(() => fitVolatility(noise(19), specification, { force: true })).code).toBe('TOO_FEW_OBSERVATIONS');
  });
});

it('a fit of 100,000 returns finds the parameters they were made with', () => {
  const fit = fitVolatility(garchPath(100_000, 0.08, 0.9), volatilitySpecification('garch', 'normal'));
  expect(fit.parameters[2]).toBeCloseTo(0.08, 2);
  expect(fit.parameters[3]).toBeCloseTo(0.9, 2);
});
