import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';

/** Weights scaled to a volatility; what is not invested is cash. */
export interface ScaledWeights {
  readonly weights: Float64Array;
  readonly scale: number;
  readonly warnings: readonly Warning[];
}

/**
 * Scales weights so that their volatility is the target: scale = target ÷ current. Nothing is normalised afterwards, so the rest
 * is cash, or borrowed; gross leverage never goes above its limit.
 *
 * @param current volatility of the weights, in the units of the target
 * @param maximumLeverage Σ|w| at most
 * @throws DomainError ZERO_VARIANCE where the weights have no volatility to scale
 * @source Moreira & Muir (2017), "Volatility-managed portfolios"
 */
export function scaleToVolatility(
  weights: Float64Array,
  current: number,
  target: number,
  maximumLeverage: number,
): ScaledWeights {
  if (!(current > 0)) {
    throw new DomainError('ZERO_VARIANCE', 'The portfolio has no volatility that could be scaled', {
      remedy: 'Check the returns behind the covariances',
    });
  }
  const gross = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const wanted = target / current;
  const most = gross > 0 ? maximumLeverage / gross : wanted;
  const scale = Math.min(wanted, most);
  const scaled = weights.map((weight) => weight * scale);
  if (wanted <= most) return { weights: scaled, scale, warnings: [] };
  return {
    weights: scaled,
    scale,
    warnings: [
      {
        code: 'LEVERAGE_BINDS',
        message: `The target volatility would need gross leverage of ${(gross * wanted).toFixed(2)}; the limit of ${maximumLeverage.toFixed(2)} leaves a volatility of ${(100 * current * scale).toFixed(2)} % instead of ${(100 * target).toFixed(2)} %`,
      },
    ],
  };
}
