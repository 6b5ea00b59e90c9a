import { type RollingForecast, type RollingSchedule } from '../rolling-method.ts';
import { type EnsembleScheme } from './ensemble-scheme.ts';

/** Days of record that weights are fitted on at most, and below which members count the same. */
export const ensembleDays = { most: 500, least: 125 } as const;
/** A member without forecasts on more of the record's days than this is not weighed. */
const mostMissing = 0.1;

/** Weights from a day on until the next. */
export interface WeightStep {
  readonly day: number;
  readonly weights: Float64Array;
}

/** Several methods' forecasts as one. */
export interface CombinedForecast {
  readonly forecast: RollingForecast;
  /** In the order of the confidences. */
  readonly steps: readonly (readonly WeightStep[])[];
}

/**
 * Mixes VaR and ES of several methods with weights that are fitted every `refitEvery` days, one set a confidence, on the forecasts
 * and returns of the days before, at most 500; until there are 125 of them every member counts the same. On a day on which a member
 * has no forecast the others share its weight.
 *
 * @param members whole forecasts over the same days, at least one
 */
export function combineForecasts(
  scheme: EnsembleScheme,
  members: readonly RollingForecast[],
  returns: Float64Array,
  { confidences, refitEvery }: Pick<RollingSchedule, 'confidences' | 'refitEvery'>,
): CombinedForecast {
  const { from, to } = members[0]!;
  const days = to - from;
  const came = returns.subarray(from, to);
  const combined = {
    var: new Float64Array(confidences.length * days).fill(NaN),
    es: new Float64Array(confidences.length * days).fill(NaN),
    sigma: new Float64Array(days).fill(NaN),
  };
  const steps = confidences.map((confidence, level) => {
    const paths = members.map((member) => member.var.subarray(level * days, (level + 1) * days));
    const made: WeightStep[] = [];
    let weights = new Float64Array(0);
    for (let day = 0; day < days; day++) {
      if (day % refitEvery === 0) {
        weights = weightsBefore(scheme, day, paths, came, confidence);
        made.push({ day: from + day, weights });
      }
      const at = level * days + day;
      const mixed = mix(weights, members, at);
      combined.var[at] = mixed.var;
      combined.es[at] = mixed.es;
    }
    return made;
  });
  return { forecast: { from, to, ...combined, refusals: refusalsOf(combined.var, from, days) }, steps };
}

function weightsBefore(
  scheme: EnsembleScheme,
  day: number,
  paths: readonly Float64Array[],
  returns: Float64Array,
  confidence: number,
): Float64Array<ArrayBuffer> {
  const first = Math.max(0, day - ensembleDays.most);
  const span = day - first;
  const missing = paths.map((path) => path.subarray(first, day).reduce((n, value) => n + (value === value ? 0 : 1), 0));
  const weighed = paths.map((_, i) => i).filter((i) => missing[i]! <= mostMissing * span);
  const common: number[] = [];
  for (let t = first; t < day; t++) if (weighed.every((i) => paths[i]![t] === paths[i]![t])) common.push(t);
  const weights = new Float64Array(paths.length);
  if (weighed.length === 0 || common.length < ensembleDays.least) return weights.fill(1 / paths.length);
  const on = (values: Float64Array) => Float64Array.from(common, (t) => values[t]!);
  const fitted = scheme.weigh({ returns: on(returns), members: weighed.map((i) => on(paths[i]!)), confidence });
  weighed.forEach((i, place) => (weights[i] = fitted[place]!));
  return weights;
}

/** VaR and ES of a day by the members that have them; all count the same where those have no weight. */
function mix(weights: Float64Array, members: readonly RollingForecast[], at: number) {
  let total = 0;
  let present = 0;
  members.forEach((member, i) => {
    if (member.var[at] !== member.var[at]) return;
    total += weights[i]!;
    present++;
  });
  const valueAtRisk = new Mean();
  const shortfall = new Mean();
  members.forEach((member, i) => {
    if (member.var[at] !== member.var[at]) return;
    const share = total > 0 ? weights[i]! / total : 1 / present;
    if (share === 0) return;
    valueAtRisk.add(share, member.var[at]!);
    shortfall.add(share, member.es[at]!);
  });
  return present === 0 ? { var: NaN, es: NaN } : { var: valueAtRisk.value, es: shortfall.value };
}

/** A weighted mean that rounding does not take out of the range of its values: that of equal ones is what they are. */
class Mean {
  private sum = 0;
  private least = Infinity;
  private most = -Infinity;

  add(share: number, value: number): void {
    this.sum += share * value;
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
  }

  get value(): number {
    return Math.max(this.least, Math.min(this.most, this.sum));
  }
}

function refusalsOf(path: Float64Array, from: number, days: number): RollingForecast['refusals'] {
  const refusals: RollingForecast['refusals'][number][] = [];
  for (let day = 0; day < days; day++) {
    if (path[day] === path[day]) continue;
    const last = refusals[refusals.length - 1];
    if (last?.to === from + day) refusals[refusals.length - 1] = { ...last, to: from + day + 1 };
    else
      refusals.push({ from: from + day, to: from + day + 1, code: 'NO_FORECAST', message: 'No member has a forecast' });
  }
  return refusals;
}
