import { type Warning } from '../../warning.ts';
import { regimeMultiplier } from '../covariance/volatility-regime.ts';
import { type SpecificRiskParameters } from '../parameters.ts';
import { specificSources } from '../risk-model.ts';
import { historyQuality, shortestDays } from './history-quality.ts';
import { residualHistories } from './residual-histories.ts';
import { shrinkToSizeDeciles } from './shrinkage.ts';
import { specificBiases } from './specific-bias.ts';
import { structuralVolatilities, weightOf } from './structural.ts';
import { timeSeriesRisk } from './time-series.ts';

export interface SpecificRiskInput {
  /** Days × securities, day by day, oldest first, NaN = missing. */
  readonly residuals: Float64Array;
  readonly days: number;
  readonly securities: number;
  /** Securities × factors. */
  readonly exposures: Float64Array;
  readonly factors: number;
  /** NaN = unknown. */
  readonly marketCaps: Float64Array;
}

export interface SpecificRisk {
  /** Daily; positive for every security. */
  readonly variances: Float64Array;
  /** Positions in `specificSources`. */
  readonly sources: Uint8Array;
  /** λ of the volatility regime adjustment; null where it is off. */
  readonly regimeMultiplier: number | null;
  readonly warnings: readonly Warning[];
}

const timeSeries = specificSources.indexOf('time-series');
const blended = specificSources.indexOf('blended');
const structural = specificSources.indexOf('structural');
/** A volatility this far below the mean is no risk but a lack of data. */
const negligible = 1e-6;
/** What a share typically has, some 30 % a year: stands in where no security has a single residual. */
const typicalVolatility = 0.02;

/**
 * Specific risk of every security: its own residuals' variance, blended with what a security of its exposures should have
 * where its history is thin or unsteady, shrunk towards its size decile, and scaled to the volatility regime. Steps that are
 * switched off are left out; a security without a history always takes the structural forecast, or the cap-weighted mean
 * where there are too few histories for one, which is said in the warnings.
 *
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 5
 */
export function specificRisk(input: SpecificRiskInput, parameters: SpecificRiskParameters): SpecificRisk {
  const { residuals, days, securities, exposures, factors, marketCaps } = input;
  const warnings: Warning[] = [];
  const histories = residualHistories(residuals, days, securities);
  const own = timeSeriesRisk(histories, days, securities, parameters.halfLife, parameters.lags);
  const volatilities = own.variances.map(Math.sqrt);
  const mean = capWeightedMean(volatilities, marketCaps);
  const quality = parameters.structuralBlend
    ? historyQuality(histories, days, securities)
    : Float64Array.from(own.counts, (count) => (count >= shortestDays ? 1 : 0));
  for (let i = 0; i < securities; i++) if (!(volatilities[i]! > negligible * mean)) quality[i] = 0;

  const steady = Uint8Array.from(quality, (gamma) => (gamma >= 1 ? 1 : 0));
  const needed = quality.some((gamma) => gamma < 1);
  const fitted = needed ? structuralVolatilities(volatilities, steady, exposures, factors, marketCaps) : null;
  if (securities > 0 && mean === 0) {
    warnings.push({
      code: 'NO_SPECIFIC_RETURNS',
      message: `No security has specific returns: each is taken to have a specific volatility of ${100 * typicalVolatility} % a day`,
    });
  } else if (needed && fitted === null) {
    warnings.push({
      code: 'NO_STRUCTURAL_MODEL',
      message: 'Too few securities have steady histories for a structural model: others take the mean specific risk',
    });
  }
  const fallback = mean > 0 ? mean : typicalVolatility;
  const sources = new Uint8Array(securities);
  let blend: Float64Array = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    const gamma = quality[i]!;
    const should = fitted?.[i] ?? fallback;
    blend[i] = gamma > 0 ? gamma * volatilities[i]! + (1 - gamma) * should : should;
    sources[i] = gamma >= 1 ? timeSeries : gamma > 0 ? blended : structural;
  }
  if (parameters.shrinkage !== null) blend = shrinkToSizeDeciles(blend, marketCaps, parameters.shrinkage);
  let multiplier: number | null = null;
  if (parameters.regimeHalfLife !== null) {
    const biases = specificBiases(histories, days, securities, marketCaps, parameters.halfLife);
    multiplier = regimeMultiplier(biases, parameters.regimeHalfLife);
  }
  const scale = multiplier ?? 1;
  return { variances: blend.map((value) => (scale * value) ** 2), sources, regimeMultiplier: multiplier, warnings };
}

function capWeightedMean(volatilities: Float64Array, marketCaps: Float64Array): number {
  let sum = 0;
  let weights = 0;
  volatilities.forEach((value, i) => {
    if (!(value > 0)) return;
    sum += weightOf(marketCaps[i]!) * value;
    weights += weightOf(marketCaps[i]!);
  });
  return weights > 0 ? sum / weights : 0;
}
