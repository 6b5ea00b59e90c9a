/**
 * The loss of the family of Fissler and Ziegel whose differences do not depend on the units, FZ0: with v = −VaR, e = −ES,
 * −I(r ≤ v)(v − r)/(p·e) + v/e + ln(−e) − 1. Its mean is lowest for the true pair of VaR and ES.
 *
 * @param valueAtRisk, es positive = loss
 * @returns one loss a day; NaN where a forecast is missing or ES is not positive, as the loss does not exist there
 * @source Patton, Ziegel & Chen (2019), "Dynamic semiparametric models for expected shortfall (and value-at-risk)", equation 6
 */
export function fisslerZiegelLosses(
  returns: Float64Array,
  valueAtRisk: Float64Array,
  es: Float64Array,
  confidence: number,
): Float64Array {
  const p = 1 - confidence;
  return returns.map((value, day) => {
    const v = -valueAtRisk[day]!;
    const e = -es[day]!;
    if (!(e < 0)) return NaN;
    const beyond = value <= v ? -(v - value) / (p * e) : 0;
    return beyond + v / e + Math.log(-e) - 1;
  });
}
