import { normalCdf } from '../numerics/normal.ts';
import { type VolatilityProcess } from './process.ts';

/** E|z| of a standard normal; the convention for every distribution. */
const meanSize = Math.sqrt(2 / Math.PI);
/** Keeps |β| below 1. */
const mostPersistence = 0.99999;

/**
 * EGARCH(1,1,1): ln σ²ₜ = ω + α·(|zₜ₋₁| − √(2/π)) + γ·zₜ₋₁ + β·ln σ²ₜ₋₁, ln σ²₀ = ω + β·ln backcast.
 *
 * Free coordinates: the level ω ÷ (1 − β), α, γ, β with |β| < 1.
 *
 * @source Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach"; invertibility: Wintenberger (2013),
 *   "Continuous invertibility and stable QML estimation of the EGARCH(1,1) model"
 */
export const egarch: VolatilityProcess = {
  id: 'egarch',
  label: 'EGARCH(1,1,1)',
  coefficientNames: ['omega', 'alpha', 'gamma', 'beta'],
  filter(coefficients, residuals, backcast, variance, memory) {
    const omega = coefficients[0]! - coefficients[1]! * meanSize;
    const alpha = coefficients[1]!;
    const gamma = coefficients[2]!;
    const beta = coefficients[3]!;
    const days = residuals.length;
    let level = coefficients[0]! + beta * Math.log(backcast);
    for (let t = 0; t < days; t++) {
      const inverse = Math.exp(-0.5 * level);
      variance[t] = 1 / (inverse * inverse);
      memory[2 * t] = level;
      memory[2 * t + 1] = inverse;
      const z = residuals[t]! * inverse;
      level = omega + alpha * Math.abs(z) + gamma * z + beta * level;
    }
    variance[days] = Math.exp(level);
  },
  pullBack(coefficients, residuals, variance, backcast, byVariance, byResidual, gradient, memory) {
    const alpha = coefficients[1]!;
    const gamma = coefficients[2]!;
    const beta = coefficients[3]!;
    // Of ln σ², a day further on.
    let carried = 0;
    let byOmega = 0;
    let byAlpha = 0;
    let byGamma = 0;
    let byBeta = 0;
    for (let t = residuals.length - 1; t >= 0; t--) {
      const v = variance[t]!;
      const inverse = memory[2 * t + 1]!;
      const z = residuals[t]! * inverse;
      const size = Math.abs(z);
      byAlpha += carried * (size - meanSize);
      byGamma += carried * z;
      byBeta += carried * memory[2 * t]!;
      byResidual[t]! += carried * ((z < 0 ? -alpha : alpha) + gamma) * inverse;
      carried = byVariance[t]! * v + carried * (beta - 0.5 * (alpha * size + gamma * z));
      byOmega += carried;
    }
    gradient[0] = byOmega;
    gradient[1] = byAlpha;
    gradient[2] = byGamma;
    gradient[3] = byBeta + carried * Math.log(backcast);
    return (carried * beta) / backcast;
  },
  sensitivities(coefficients, residuals, variance, backcast, backcastByMean) {
    const alpha = coefficients[1]!;
    const gamma = coefficients[2]!;
    const beta = coefficients[3]!;
    const days = residuals.length;
    const made = Array.from({ length: 5 }, () => new Float64Array(days));
    // Of ln σ² first: by ω, α, γ, β and the mean.
    const state = Float64Array.of(1, 0, 0, Math.log(backcast), (beta * backcastByMean) / backcast);
    for (let t = 0; t < days; t++) {
      const v = variance[t]!;
      for (let j = 0; j < 5; j++) made[j]![t] = state[j]! * v;
      const inverse = 1 / Math.sqrt(v);
      const z = residuals[t]! * inverse;
      const size = Math.abs(z);
      const passed = beta - 0.5 * (alpha * size + gamma * z);
      for (let j = 0; j < 5; j++) state[j]! *= passed;
      state[0]! += 1;
      state[1]! += size - meanSize;
      state[2]! += z;
      state[3]! += Math.log(v);
      state[4]! -= ((z < 0 ? -alpha : alpha) + gamma) * inverse;
    }
    return made;
  },

  freeLower: [-20, -5, -5, -mostPersistence],
  freeUpper: [20, 5, 5, mostPersistence],
  // With α < 0 a calm forecast makes large residuals, and those a calmer forecast still.
  invertibleLower: [-20, 0, -5, -mostPersistence],
  freeStarts: [0.98, 0.92, 0.75].flatMap((beta) =>
    [0.12, 0.3].flatMap((alpha) => [-0.12, 0].map((gamma) => [-0.1, alpha, gamma, beta])),
  ),
  toCoefficients(free, coefficients) {
    coefficients[0] = free[0]! * (1 - free[3]!);
    coefficients[1] = free[1]!;
    coefficients[2] = free[2]!;
    coefficients[3] = free[3]!;
  },
  gradientToFree(free, by, byFree) {
    byFree[0] = by[0]! * (1 - free[3]!);
    byFree[1] = by[1]!;
    byFree[2] = by[2]!;
    byFree[3] = by[3]! - by[0]! * free[0]!;
  },
  boundName: (coordinate, atUpper) =>
    `${['level', 'alpha', 'gamma', 'beta'][coordinate]!} at its ${atUpper ? 'upper' : 'lower'} bound`,

  inUnits: (coefficients, factor) =>
    Float64Array.of(
      coefficients[0]! + (1 - coefficients[3]!) * Math.log(factor * factor),
      coefficients[1]!,
      coefficients[2]!,
      coefficients[3]!,
    ),
  persistence: (coefficients) => coefficients[3]!,
  unconditionalVariance(coefficients, _lowerVariance, normal) {
    if (!normal) return null;
    const forecast = expectedVariance(coefficients, coefficients[0]! / (1 - coefficients[3]!), 4000);
    return forecast[forecast.length - 1]!;
  },
  forecast(coefficients, next, days, _lowerVariance, normal) {
    if (normal) return expectedVariance(coefficients, Math.log(next), days);
    // exp(α·|z|) of a t variable has no mean: beyond the first day the expected variance is infinite.
    return Array.from({ length: days }, (_, day) => (day === 0 ? next : null));
  },
  step(coefficients, residual, variance) {
    const z = residual / Math.sqrt(variance);
    return Math.exp(
      coefficients[0]! +
        coefficients[1]! * (Math.abs(z) - meanSize) +
        coefficients[2]! * z +
        coefficients[3]! * Math.log(variance),
    );
  },
};

/**
 * E[σ²] of the next days with normal innovations, from ln σ² of the first: exp(ω·Σβʲ + βʰ⁻¹·ln σ²₁)·Π E[exp(βʲ·g(z))].
 *
 * @source Nelson (1991), theorem A1.2
 */
function expectedVariance(coefficients: Float64Array, firstLog: number, days: number): number[] {
  const omega = coefficients[0]!;
  const alpha = coefficients[1]!;
  const gamma = coefficients[2]!;
  const beta = coefficients[3]!;
  const forecasts = [Math.exp(firstLog)];
  let log = firstLog;
  let power = 1;
  let logProduct = 0;
  for (let day = 1; day < days; day++) {
    log = omega + beta * log;
    const up = power * (gamma + alpha);
    const down = power * (alpha - gamma);
    logProduct +=
      Math.log(Math.exp(0.5 * up * up) * normalCdf(up) + Math.exp(0.5 * down * down) * normalCdf(down)) -
      power * alpha * meanSize;
    power *= beta;
    forecasts.push(Math.exp(log + logProduct));
  }
  return forecasts;
}

/** E[ln σ²] of the next days, which exists for every distribution; with normal innovations E|z| = √(2/π) exactly. */
export function expectedLogVariance(
  coefficients: Float64Array,
  next: number,
  days: number,
  innovationMeanSize: number,
): number[] {
  const forecasts: number[] = [];
  let log = Math.log(next);
  for (let day = 0; day < days; day++) {
    forecasts.push(log);
    log = coefficients[0]! + coefficients[1]! * (innovationMeanSize - meanSize) + coefficients[3]! * log;
  }
  return forecasts;
}
