import { incompleteGamma } from '../../numerics/incomplete-gamma.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Whether ES is large enough. The statistic is Z₂. */
export interface AcerbiSzekelyOutcome extends TestOutcome {
  /** Size of the losses on exception days alone: 0 expected, negative where ES is too low; null without exceptions. */
  readonly z1: number | null;
  /** Number and size of exceptions together: 0 expected, negative where ES is too low. */
  readonly z2: number | null;
  /** Critical values of Z₂ the authors found to hold for many distributions, for 250 days at 97.5 %: at 5 % and at 0.01 %. */
  readonly usualCriticalValues: readonly [number, number];
}

const usualCriticalValues = [-0.7, -1.8] as const;

/**
 * Z₁ = mean over exception days of rₜ/ESₜ + 1 and Z₂ = Σ rₜIₜ/ESₜ ÷ (n·p) + 1.
 *
 * The p-value is the probability of a Z₂ at least as low when the forecast is right: exceptions as promised, and losses beyond VaR
 * that exceed it by an exponential amount with the mean that ES says. Σ Iₜ·Lₜ/ESₜ then has known moments; its tail is taken from the
 * gamma distribution with the same first three.
 *
 * @param es one a return, positive = loss
 * @source Acerbi & Székely (2014), "Backtesting expected shortfall", equations 3 to 6
 */
export function acerbiSzekely(
  record: ExceptionRecord,
  returns: Float64Array,
  valueAtRisk: Float64Array,
  es: Float64Array,
): AcerbiSzekelyOutcome {
  const n = record.hits.length;
  const refuse = (why: string) => ({ ...undecided(why), z1: null, z2: null, usualCriticalValues });
  if (n === 0) return refuse('There is no day with a forecast');
  if (record.days.some((day) => !(es[day]! > 0)))
    return refuse('ES is not a positive loss on every day, so that losses cannot be measured by it');
  let sum = 0;
  record.days.forEach((day, i) => {
    if (record.hits[i] === 1) sum += returns[day]! / es[day]!;
  });
  const expected = n * record.probability;
  const z1 = record.count === 0 ? null : sum / record.count + 1;
  const z2 = sum / expected + 1;
  const pValue = upperTail(record, valueAtRisk, es, -sum);
  const level = levelOf(pValue);
  const outcome = { statistic: z2, pValue, degreesOfFreedom: null, level, z1, z2, usualCriticalValues };
  if (level !== 'pass') {
    const cause =
      z1 !== null && z1 < -0.1 ? 'losses beyond VaR are larger than ES says' : 'losses go beyond VaR too often';
    return { ...outcome, verdict: `ES is too low: ${cause} (${pText(pValue)})` };
  }
  if (record.count === 0) {
    return { ...outcome, level: 'undecided', verdict: 'Without an exception there is no loss to hold ES against' };
  }
  return { ...outcome, verdict: `Losses beyond VaR agree with ES (${pText(pValue)})` };
}

/** P(Σ Iₜ·Lₜ/ESₜ ≥ observed). */
function upperTail(record: ExceptionRecord, valueAtRisk: Float64Array, es: Float64Array, observed: number): number {
  const p = record.probability;
  let variance = 0;
  let third = 0;
  for (const day of record.days) {
    // Lₜ/ESₜ = v + s·E with E exponential: moments 1, 1 + s², and E[(v + sE)³]
    const s = 1 - Math.min(1, Math.max(0, valueAtRisk[day]! / es[day]!));
    const second = 1 + s * s;
    const cube = 1 + 3 * s * s + 2 * s * s * s;
    variance += p * second - p * p;
    third += p * cube - 3 * p * p * second + 2 * p * p * p;
  }
  const mean = record.days.length * p;
  const shape = (4 * variance ** 3) / third ** 2;
  const scale = third / (2 * variance);
  return incompleteGamma(shape, (observed - (mean - shape * scale)) / scale).upper;
}
