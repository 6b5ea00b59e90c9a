import { interpolate, quantilePosition } from '../../numerics/quantile.ts';
import { firstDayOf, type LookBack } from './walk.ts';

/**
 * The values of a window in ascending order, as the window moves on: each day one comes in and, in a rolling window, one goes out.
 * What a day's window holds does not depend on where the walk began.
 */
export class SortedWindow {
  private readonly lookBack: LookBack;
  private readonly values: Float64Array;
  private sorted: Float64Array;
  private size = 0;
  private first = 0;
  private day = -1;

  /** @param values one a day; those of the window must be numbers when it is read */
  constructor(lookBack: LookBack, values: Float64Array) {
    this.lookBack = lookBack;
    this.values = values;
    this.sorted = new Float64Array(0);
  }

  /** The values that a forecast for `day` looks back on, ascending; valid until the next call. */
  before(day: number): Float64Array {
    const first = firstDayOf(this.lookBack, day);
    if (day !== this.day + 1) {
      const { scheme, window } = this.lookBack;
      this.size = day - first;
      this.sorted = new Float64Array(scheme === 'rolling' ? Math.min(window, this.values.length) : this.values.length);
      this.sorted.set(this.values.subarray(first, day));
      this.sorted.subarray(0, this.size).sort();
    } else if (first > this.first) this.replace(this.values[this.first]!, this.values[day - 1]!);
    else this.insert(this.values[day - 1]!);
    this.first = first;
    this.day = day;
    return this.sorted.length === this.size ? this.sorted : this.sorted.subarray(0, this.size);
  }

  private replace(leaving: number, entering: number): void {
    const { sorted, size } = this;
    let at = rankOf(sorted, size, leaving);
    const to = rankOf(sorted, size, entering);
    // What lies between the two moves by one place.
    if (to > at) {
      for (; at + 1 < to; at++) sorted[at] = sorted[at + 1]!;
    } else for (; at > to; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = entering;
  }

  private insert(entering: number): void {
    const to = rankOf(this.sorted, this.size, entering);
    this.sorted.copyWithin(to + 1, to, this.size);
    this.sorted[to] = entering;
    this.size++;
  }
}

/** Number of elements smaller than the value among the first `size`. */
function rankOf(sorted: Float64Array, size: number, value: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each confidence's quantile lies in samples of one size; made anew only when the size changes. */
export function quantilePositions(confidences: readonly number[]): (size: number) => readonly TailPosition[] {
  let known = -1;
  let positions: readonly TailPosition[] = [];
  return (size) => {
    if (size !== known) {
      positions = confidences.map((confidence) => new TailPosition(size, confidence));
      known = size;
    }
    return positions;
  };
}

/** VaR and ES of samples of one size at one confidence: the type-7 quantile, and the mean at or below it. */
export class TailPosition {
  private readonly lower: number;
  private readonly upper: number;
  private readonly weight: number;

  constructor(size: number, confidence: number) {
    const { lower, upper, weight } = quantilePosition(size, 1 - confidence);
    this.lower = lower;
    this.upper = upper;
    this.weight = weight;
  }

  /** @param sorted ascending */
  quantileOf(sorted: Float64Array): number {
    const low = sorted[this.lower]!;
    const high = sorted[this.upper]!;
    return interpolate(low, high, this.weight);
  }

  /** @param sorted ascending */
  tailMeanOf(sorted: Float64Array): number {
    const threshold = sorted[this.lower]!;
    let sum = 0;
    let count = 0;
    while (count < sorted.length && sorted[count]! <= threshold) sum += sorted[count++]!;
    return sum / count;
  }
}
