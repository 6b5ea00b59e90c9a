import { type VolatilityProcess } from './process.ts';

/**
 * GARCH(1,1): σ²ₜ = ω + α·ε²ₜ₋₁ + β·σ²ₜ₋₁, σ²₀ = ω + (α + β)·backcast.
 *
 * Free coordinates: ln ω, persistence p = α + β in [0, 1], and the share of news s = α ÷ p in [0, 1].
 *
 * @source Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity"
 */
export const garch: VolatilityProcess = {
  id: 'garch',
  label: 'GARCH(1,1)',
  coefficientNames: ['omega', 'alpha', 'beta'],
  filter(coefficients, residuals, backcast, variance) {
    const omega = coefficients[0]!;
    const alpha = coefficients[1]!;
    const beta = coefficients[2]!;
    const days = residuals.length;
    let v = omega + (alpha + beta) * backcast;
    variance[0] = v;
    for (let t = 0; t < days; t++) {
      const residual = residuals[t]!;
      v = omega + alpha * (residual * residual) + beta * v;
      variance[t + 1] = v;
    }
  },
  pullBack(coefficients, residuals, variance, backcast, byVariance, byResidual, gradient) {
    const alpha = coefficients[1]!;
    const beta = coefficients[2]!;
    let carried = 0;
    let byOmega = 0;
    let byAlpha = 0;
    let byBeta = 0;
    for (let t = residuals.length - 1; t > 0; t--) {
      carried = byVariance[t]! + beta * carried;
      const residual = residuals[t - 1]!;
      byOmega += carried;
      byAlpha += carried * residual * residual;
      byBeta += carried * variance[t - 1]!;
      byResidual[t - 1]! += 2 * alpha * residual * carried;
    }
    carried = byVariance[0]! + beta * carried;
    gradient[0] = byOmega + carried;
    gradient[1] = byAlpha + carried * backcast;
    gradient[2] = byBeta + carried * backcast;
    return carried * (alpha + beta);
  },
  sensitivities(coefficients, residuals, variance, backcast, backcastByMean) {
    const alpha = coefficients[1]!;
    const beta = coefficients[2]!;
    const days = residuals.length;
    const [byOmega, byAlpha, byBeta, byMean] = Array.from({ length: 4 }, () => new Float64Array(days)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    byOmega[0] = 1;
    byAlpha[0] = backcast;
    byBeta[0] = backcast;
    byMean[0] = (alpha + beta) * backcastByMean;
    for (let t = 1; t < days; t++) {
      const residual = residuals[t - 1]!;
      byOmega[t] = 1 + beta * byOmega[t - 1]!;
      byAlpha[t] = residual * residual + beta * byAlpha[t - 1]!;
      byBeta[t] = variance[t - 1]! + beta * byBeta[t - 1]!;
      byMean[t] = -2 * alpha * residual + beta * byMean[t - 1]!;
    }
    return [byOmega, byAlpha, byBeta, byMean];
  },

  freeLower: [Math.log(1e-10), 0, 0],
  freeUpper: [Math.log(10), 1, 1],
  freeStarts: [0.985, 0.93, 0.7].flatMap((persistence) =>
    [0.05, 0.12, 0.25].map((share) => [Math.log(1 - persistence), persistence, share]),
  ),
  toCoefficients(free, coefficients) {
    coefficients[0] = Math.exp(free[0]!);
    coefficients[1] = free[1]! * free[2]!;
    coefficients[2] = free[1]! * (1 - free[2]!);
  },
  gradientToFree(free, by, byFree) {
    byFree[0] = by[0]! * Math.exp(free[0]!);
    byFree[1] = by[1]! * free[2]! + by[2]! * (1 - free[2]!);
    byFree[2] = (by[1]! - by[2]!) * free[1]!;
  },
  boundName: (coordinate, atUpper) =>
    [
      atUpper ? 'omega at its upper bound' : 'omega = 0',
      atUpper ? 'alpha + beta = 1' : 'alpha = beta = 0',
      atUpper ? 'beta = 0' : 'alpha = 0',
    ][coordinate]!,

  inUnits: (coefficients, factor) =>
    Float64Array.of(coefficients[0]! * factor * factor, coefficients[1]!, coefficients[2]!),
  persistence: (coefficients) => coefficients[1]! + coefficients[2]!,
  unconditionalVariance(coefficients) {
    const missing = 1 - (coefficients[1]! + coefficients[2]!);
    return missing > 1e-12 ? coefficients[0]! / missing : null;
  },
  forecast: (coefficients, next, days) =>
    linearForecast(coefficients[0]!, coefficients[1]! + coefficients[2]!, next, days),
  step: (coefficients, residual, variance) =>
    coefficients[0]! + coefficients[1]! * residual * residual + coefficients[2]! * variance,
};

/** σ²₁ = next, σ²ₕ₊₁ = ω + persistence·σ²ₕ. */
export function linearForecast(omega: number, persistence: number, next: number, days: number): number[] {
  const forecasts: number[] = [];
  let variance = next;
  for (let day = 0; day < days; day++) {
    forecasts.push(variance);
    variance = omega + persistence * variance;
  }
  return forecasts;
}
