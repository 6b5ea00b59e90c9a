import { linearForecast } from './garch.ts';
import { type VolatilityProcess } from './process.ts';

/**
 * GJR-GARCH(1,1,1): σ²ₜ = ω + (α + γ·[εₜ₋₁ < 0])·ε²ₜ₋₁ + β·σ²ₜ₋₁, σ²₀ = ω + (α + γ/2 + β)·backcast.
 *
 * Free coordinates: ln ω, persistence p = α + γ/2 + β in [0, 1], the share of news s = (α + γ/2) ÷ p in [0, 1], and the part u of
 * the news that counts on either side, α = 2·p·s·u, in [0, 1]: α ≥ 0 and α + γ ≥ 0.
 *
 * @source Glosten, Jagannathan & Runkle (1993), "On the relation between the expected value and the volatility of the nominal
 *   excess return on stocks"
 */
export const gjr: VolatilityProcess = {
  id: 'gjr',
  label: 'GJR-GARCH(1,1,1)',
  coefficientNames: ['omega', 'alpha', 'gamma', 'beta'],
  filter(coefficients, residuals, backcast, variance) {
    const omega = coefficients[0]!;
    const rising = coefficients[1]!;
    const falling = rising + coefficients[2]!;
    const beta = coefficients[3]!;
    const days = residuals.length;
    let v = omega + (0.5 * (rising + falling) + beta) * backcast;
    variance[0] = v;
    for (let t = 0; t < days; t++) {
      const residual = residuals[t]!;
      v = omega + (residual < 0 ? falling : rising) * (residual * residual) + beta * v;
      variance[t + 1] = v;
    }
  },
  pullBack(coefficients, residuals, variance, backcast, byVariance, byResidual, gradient) {
    const rising = coefficients[1]!;
    const falling = rising + coefficients[2]!;
    const beta = coefficients[3]!;
    let carried = 0;
    let byOmega = 0;
    let byAlpha = 0;
    let byGamma = 0;
    let byBeta = 0;
    for (let t = residuals.length - 1; t > 0; t--) {
      carried = byVariance[t]! + beta * carried;
      const residual = residuals[t - 1]!;
      const news = carried * residual * residual;
      byOmega += carried;
      byAlpha += news;
      if (residual < 0) byGamma += news;
      byBeta += carried * variance[t - 1]!;
      byResidual[t - 1]! += 2 * (residual < 0 ? falling : rising) * residual * carried;
    }
    carried = byVariance[0]! + beta * carried;
    gradient[0] = byOmega + carried;
    gradient[1] = byAlpha + carried * backcast;
    gradient[2] = byGamma + 0.5 * carried * backcast;
    gradient[3] = byBeta + carried * backcast;
    return carried * (0.5 * (rising + falling) + beta);
  },
  sensitivities(coefficients, residuals, variance, backcast, backcastByMean) {
    const rising = coefficients[1]!;
    const falling = rising + coefficients[2]!;
    const beta = coefficients[3]!;
    const days = residuals.length;
    const made = Array.from({ length: 5 }, () => new Float64Array(days));
    const [byOmega, byAlpha, byGamma, byBeta, byMean] = made as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    byOmega[0] = 1;
    byAlpha[0] = backcast;
    byGamma[0] = 0.5 * backcast;
    byBeta[0] = backcast;
    byMean[0] = (0.5 * (rising + falling) + beta) * backcastByMean;
    for (let t = 1; t < days; t++) {
      const residual = residuals[t - 1]!;
      const square = residual * residual;
      byOmega[t] = 1 + beta * byOmega[t - 1]!;
      byAlpha[t] = square + beta * byAlpha[t - 1]!;
      byGamma[t] = (residual < 0 ? square : 0) + beta * byGamma[t - 1]!;
      byBeta[t] = variance[t - 1]! + beta * byBeta[t - 1]!;
      byMean[t] = -2 * (residual < 0 ? falling : rising) * residual + beta * byMean[t - 1]!;
    }
    return made;
  },

  freeLower: [Math.log(1e-10), 0, 0, 0],
  freeUpper: [Math.log(10), 1, 1, 1],
  freeStarts: [0.99, 0.96, 0.9, 0.7].flatMap((persistence) =>
    [0.05, 0.1, 0.2].flatMap((share) =>
      [0.1, 0.4].map((even) => [Math.log(1 - persistence), persistence, share, even]),
    ),
  ),
  toCoefficients(free, coefficients) {
    const news = free[1]! * free[2]!;
    coefficients[0] = Math.exp(free[0]!);
    coefficients[1] = 2 * news * free[3]!;
    coefficients[2] = 2 * news * (1 - 2 * free[3]!);
    coefficients[3] = free[1]! * (1 - free[2]!);
  },
  gradientToFree(free, by, byFree) {
    const byNews = 2 * by[1]! * free[3]! + 2 * by[2]! * (1 - 2 * free[3]!);
    byFree[0] = by[0]! * Math.exp(free[0]!);
    byFree[1] = byNews * free[2]! + by[3]! * (1 - free[2]!);
    byFree[2] = (byNews - by[3]!) * free[1]!;
    byFree[3] = 2 * free[1]! * free[2]! * (by[1]! - 2 * by[2]!);
  },
  boundName(coordinate, atUpper) {
    if (coordinate === 0) return atUpper ? 'omega at its upper bound' : 'omega = 0';
    if (coordinate === 1) return atUpper ? 'alpha + gamma/2 + beta = 1' : 'alpha = gamma = beta = 0';
    if (coordinate === 2) return atUpper ? 'beta = 0' : 'alpha = gamma = 0';
    return atUpper ? 'alpha + gamma = 0' : 'alpha = 0';
  },

  inUnits: (coefficients, factor) =>
    Float64Array.of(coefficients[0]! * factor * factor, coefficients[1]!, coefficients[2]!, coefficients[3]!),
  persistence: (coefficients, lowerVariance) => coefficients[1]! + coefficients[2]! * lowerVariance + coefficients[3]!,
  unconditionalVariance(coefficients, lowerVariance) {
    const missing = 1 - (coefficients[1]! + coefficients[2]! * lowerVariance + coefficients[3]!);
    return missing > 1e-12 ? coefficients[0]! / missing : null;
  },
  forecast: (coefficients, next, days, lowerVariance) =>
    linearForecast(
      coefficients[0]!,
      coefficients[1]! + coefficients[2]! * lowerVariance + coefficients[3]!,
      next,
      days,
    ),
  step: (coefficients, residual, variance) =>
    coefficients[0]! +
    (coefficients[1]! + (residual < 0 ? coefficients[2]! : 0)) * residual * residual +
    coefficients[3]! * variance,
};
