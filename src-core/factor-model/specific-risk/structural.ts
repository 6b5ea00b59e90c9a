import { choleskyInPlace, choleskySolve } from '../../numerics/cholesky.ts';

/** The regression needs this many steady histories more than factors. */
const spareSecurities = 10;

/**
 * Structural forecast of specific volatility: ln σ of the securities with full histories, regressed on exposures with weights
 * √market cap, says what a security with these exposures should have. A constant E₀ makes up for the mean of an exponential
 * being more than the exponential of the mean. Forecasts stay within the range of the volatilities they were learned from:
 * beyond the exposures seen there, an exponential knows no bounds.
 *
 * @param volatilities daily, NaN = unknown
 * @param steady 1 where a history can be trusted fully
 * @param exposures securities × factors
 * @returns a volatility for every security; null where too few histories can be trusted
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.6–5.8
 */
export function structuralVolatilities(
  volatilities: Float64Array,
  steady: Uint8Array,
  exposures: Float64Array,
  factors: number,
  marketCaps: Float64Array,
): Float64Array | null {
  const securities = volatilities.length;
  const taken: number[] = [];
  for (let i = 0; i < securities; i++) if (steady[i] === 1 && volatilities[i]! > 0) taken.push(i);
  if (taken.length < factors + spareSecurities) return null;

  const normal = new Float64Array(factors * factors);
  const coefficients = new Float64Array(factors);
  for (const i of taken) {
    const weight = Math.sqrt(weightOf(marketCaps[i]!));
    const target = Math.log(volatilities[i]!);
    const row = i * factors;
    for (let a = 0; a < factors; a++) {
      const weighted = weight * exposures[row + a]!;
      if (weighted === 0) continue;
      coefficients[a]! += weighted * target;
      for (let b = 0; b <= a; b++) normal[a * factors + b]! += weighted * exposures[row + b]!;
    }
  }
  // The market's column is the sum of the industries': what follows from the columns before it is left out.
  choleskyInPlace(normal, factors, new Uint8Array(factors));
  choleskySolve(normal, factors, coefficients);

  const fitted = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    let sum = 0;
    for (let k = 0; k < factors; k++) sum += coefficients[k]! * exposures[i * factors + k]!;
    fitted[i] = Math.exp(sum);
  }
  let observed = 0;
  let expected = 0;
  let least = Infinity;
  let most = 0;
  for (const i of taken) {
    const weight = Math.sqrt(weightOf(marketCaps[i]!));
    const volatility = volatilities[i]!;
    observed += weight * volatility;
    expected += weight * fitted[i]!;
    least = Math.min(least, volatility);
    most = Math.max(most, volatility);
  }
  const bias = observed / expected;
  return fitted.map((value) => Math.min(most, Math.max(least, bias * value)));
}

/** A security whose market cap is unknown weighs as little as can be. */
export function weightOf(marketCap: number): number {
  return marketCap > 0 ? marketCap : 1;
}
