import { ageWeighted } from '../../tail-risk/methods/age-weighted.ts';
import { ascendingOrder } from '../../numerics/ascending-order.ts';
import { firstDayOf, rollingOf, sampleBefore } from './walk.ts';

/** 1 − 0.95 is not quite 0.05, and a tail must not miss a weight of exactly 0.05 by a rounding. */
const rounding = 1e-12;

/** Age-weighted historical simulation: order statistics and weights are new every day. */
export const rollingAgeWeighted = rollingOf(ageWeighted, (walk) => {
  const { returns, schedule, options, table } = walk;
  const decay = options['decay']!;
  const weights = weightsByAge(decay);
  const order = new DayOrder(returns);
  const ends = schedule.confidences.map((confidence, level) => ({ level, probability: 1 - confidence - rounding }));
  ends.sort((a, b) => a.probability - b.probability);
  return (day) => {
    const size = sampleBefore(walk, day).length;
    const { weight, total } = weights(size);
    const days = order.of(firstDayOf(schedule, day), day);
    let place = 0;
    let cumulative = weight[day - 1 - days[0]!]! / total;
    let mass = weight[day - 1 - days[0]!]!;
    let sum = mass * returns[days[0]!]!;
    // The smallest tail first: each goes on where the one before it ended.
    for (const { level, probability } of ends) {
      while (cumulative < probability && place + 1 < size) {
        const next = days[++place]!;
        const counts = weight[day - 1 - next]!;
        cumulative += counts / total;
        mass += counts;
        sum += counts * returns[next]!;
      }
      table.set(level, day, -returns[days[place]!]!, -sum / mass);
    }
  };
});

/** λ^age and their sum over a sample, oldest first. */
function weightsByAge(decay: number): (size: number) => { readonly weight: Float64Array; readonly total: number } {
  let weight = new Float64Array(0);
  let total = 0;
  return (size) => {
    if (weight.length !== size) {
      weight = new Float64Array(size);
      for (let age = 0, counts = 1; age < size; age++, counts *= decay) weight[age] = counts;
      total = 0;
      for (let age = size - 1; age >= 0; age--) total += weight[age]!;
    }
    return { weight, total };
  };
}

/** The days of a window in order of their returns, equal ones in order of time, as the window moves on. */
class DayOrder {
  private readonly returns: Float64Array;
  private days: number[] = [];
  private first = 0;
  private end = -1;

  constructor(returns: Float64Array) {
    this.returns = returns;
  }

  of(first: number, end: number): readonly number[] {
    if (end !== this.end + 1) {
      this.days = Array.from(ascendingOrder(this.returns.subarray(first, end)), (place) => first + place);
    } else {
      if (first > this.first) this.days.splice(this.placeOf(this.first), 1);
      this.days.splice(this.placeOf(end - 1), 0, end - 1);
    }
    this.first = first;
    this.end = end;
    return this.days;
  }

  /** Number of days that come before this one. */
  private placeOf(day: number): number {
    const value = this.returns[day]!;
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.days[middle]!;
      const before = this.returns[other]! < value || (this.returns[other] === value && other < day);
      if (before) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
