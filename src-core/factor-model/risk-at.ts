import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';
import { factorCovariance, type FactorCovariance } from './covariance/factor-covariance.ts';
import { factorCount, type DayOutputs } from './days/day-outputs.ts';
import { fullExposures } from './exposures/full-exposures.ts';
import { type ModelData } from './model-data.ts';
import { type CovarianceParameters, type SpecificRiskParameters } from './parameters.ts';
import { specificRisk, type SpecificRisk } from './specific-risk/specific-risk.ts';

/** Days of residuals that specific risk looks back on: six half-lives. */
export const specificRiskDays = 504;

/** Factor covariance and specific risk at the close of a date, from the days up to it. */
export interface RiskAt {
  /** Columns that have a place in the covariance, ascending positions among all K. */
  readonly kept: readonly number[];
  /** Columns that exist on the date but have too short a history, with their number of days. */
  readonly tooShort: readonly { readonly factor: number; readonly days: number }[];
  readonly covariance: FactorCovariance;
  /** Securities × kept. */
  readonly exposures: Float64Array;
  readonly specific: SpecificRisk;
  readonly warnings: readonly Warning[];
}

/**
 * Computes the risk at a date. A style that is dropped on the date and an industry without securities have no place; a
 * factor needs `minimumDays` of returns.
 *
 * @param styleExposures styles × securities at the close of the date
 * @param seed of the eigenfactor adjustment's draws
 * @param everyStep false leaves out what is only there to be shown
 * @throws DomainError TOO_FEW_OBSERVATIONS where the market itself has too short a history
 */
export function riskAt(
  data: ModelData,
  outputs: DayOutputs,
  date: number,
  styleExposures: Float64Array,
  parameters: { readonly covariance: CovarianceParameters; readonly specificRisk: SpecificRiskParameters },
  seed: number,
  everyStep = true,
): RiskAt {
  const factors = factorCount(outputs);
  const days = date + 1;
  const { minimumDays } = parameters.covariance;
  const counts = daysOfFactors(outputs, days);
  if (counts[0]! < minimumDays) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `The factor model needs ${minimumDays} days of factor returns and has ${counts[0]}`,
      {
        kept: 'Earlier models are unchanged',
        remedy: 'Import a longer price history of at least a few dozen securities with sectors',
      },
    );
  }
  const existing = existingFactors(data, outputs, styleExposures, factors);
  const kept = existing.filter((factor) => counts[factor]! >= minimumDays);
  const tooShort = existing
    .filter((factor) => counts[factor]! < minimumDays)
    .map((factor) => ({ factor, days: counts[factor]! }));

  const returns = new Float64Array(days * kept.length);
  for (let t = 0; t < days; t++) {
    for (let k = 0; k < kept.length; k++) {
      returns[t * kept.length + k] = outputs.factorReturns[t * factors + kept[k]!]!;
    }
  }
  const covariance = factorCovariance(returns, kept.length, parameters.covariance, seed, everyStep);
  const exposures = fullExposures(data, styleExposures, kept);
  const first = Math.max(0, days - specificRiskDays);
  const marketCaps = Float64Array.from(
    { length: data.securities },
    (_, i) => data.capWeights[i * data.dates.length + date]!,
  );
  const specific = specificRisk(
    {
      residuals: outputs.residuals.subarray(first * data.securities, days * data.securities),
      days: days - first,
      securities: data.securities,
      exposures,
      factors: kept.length,
      marketCaps,
    },
    parameters.specificRisk,
  );
  return { kept, tooShort, covariance, exposures, specific, warnings: specific.warnings };
}

/** Days with a return of each of the K factors, among the first `days`. */
export function daysOfFactors(outputs: DayOutputs, days: number): Int32Array {
  const { factorReturns } = outputs;
  const factors = factorCount(outputs);
  const counts = new Int32Array(factors);
  for (let t = 0; t < days; t++) {
    for (let k = 0; k < factors; k++) {
      const value = factorReturns[t * factors + k]!;
      if (value === value) counts[k]!++;
    }
  }
  return counts;
}

/** Factors that some security is exposed to. */
function existingFactors(
  { securities, industryOf, currencyOf, industries }: ModelData,
  { styles }: DayOutputs,
  styleExposures: Float64Array,
  factors: number,
): number[] {
  return Array.from({ length: factors }, (_, factor) => factor).filter((factor) => {
    if (factor === 0) return true;
    if (factor <= styles) {
      return styleExposures.subarray((factor - 1) * securities, factor * securities).some((value) => value === value);
    }
    const industry = factor - 1 - styles;
    return industry < industries ? industryOf.includes(industry) : currencyOf.includes(industry - industries);
  });
}
