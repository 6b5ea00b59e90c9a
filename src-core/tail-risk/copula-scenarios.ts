import { choleskyInPlace } from '../numerics/cholesky.ts';
import { lowerTimesVectors } from '../numerics/lower-times-vectors.ts';
import { createStream, type RandomStream } from '../numerics/random-stream.ts';
import { studentTCdf } from '../numerics/student-t.ts';
import { type TCopula } from './fits/t-copula.ts';
import { type Holdings } from './method.ts';

/** Pairs of opposite scenarios drawn from one substream: whoever draws a block gives the same ones. */
const blockPairs = 64;
const cells = 8192;

/** Simulated returns of a portfolio, and of its securities in the worst scenarios. */
export interface CopulaScenarios {
  /** In the order drawn. */
  readonly portfolio: Float64Array;
  /** The worst scenarios, worst first: their number among all, and returns of the securities, one row a scenario. */
  readonly worst: Int32Array;
  readonly worstReturns: Float64Array;
}

/**
 * Draws scenarios of a t copula with the securities' own past returns as margins, in pairs of opposite signs: normal draws of the
 * copula's correlation, divided by a common √(χ²/ν), turned into probabilities and those into quantiles (type 7) of each
 * security.
 *
 * @param kept share of the scenarios, the worst ones, of which the securities' returns are kept
 * @source McNeil, Frey & Embrechts (2015), algorithm 7.40 (simulation of t copulas)
 */
export function copulaScenarios(
  { weights, security }: Holdings,
  { correlation, degreesOfFreedom }: TCopula,
  scenarios: number,
  seed: number,
  kept: number,
): CopulaScenarios {
  const count = weights.length;
  const pairs = Math.ceil(scenarios / 2);
  const factor = correlation.slice();
  choleskyInPlace(factor, count, new Uint8Array(count), 1e-12);
  for (let i = 0; i < count; i++) factor.fill(0, i * count + i + 1, (i + 1) * count);
  const margins = Array.from({ length: count }, (_, i) => security(i).slice().sort());
  const days = margins[0]!.length;
  const position = positionTable(degreesOfFreedom, days);

  const portfolio = new Float64Array(2 * pairs);
  const width = 2 * blockPairs;
  const normals = new Float64Array(count * blockPairs);
  const correlated = new Float64Array(count * blockPairs);
  const returns = new Float64Array(count * width);
  const shrink = new Float64Array(blockPairs);
  const tail = new WorstScenarios(Math.max(1, Math.ceil(2 * pairs * kept)), count);
  for (let block = 0; block * blockPairs < pairs; block++) {
    const stream = createStream(seed, block);
    const used = Math.min(blockPairs, pairs - block * blockPairs);
    for (let cell = 0; cell < normals.length; cell++) normals[cell] = stream.normal();
    for (let pair = 0; pair < blockPairs; pair++) {
      shrink[pair] = Math.sqrt(degreesOfFreedom / drawChiSquare(stream, degreesOfFreedom));
    }
    lowerTimesVectors(factor, count, normals, blockPairs, correlated);
    const first = 2 * block * blockPairs;
    for (let i = 0; i < count; i++) {
      const margin = margins[i]!;
      const weight = weights[i]!;
      for (let pair = 0; pair < used; pair++) {
        const t = correlated[i * blockPairs + pair]! * shrink[pair]!;
        // s = t ÷ √(ν + t²) runs from −1 to 1, and the probability is smooth in it.
        const at = (t / Math.sqrt(degreesOfFreedom + t * t) + 1) * (cells / 2);
        const cell = Math.min(cells - 1, at | 0);
        const low = position[cell]!;
        const place = low + (at - cell) * (position[cell + 1]! - low);
        const falling = quantileAt(margin, place, days);
        const rising = quantileAt(margin, days - 1 - place, days);
        returns[i * width + 2 * pair] = falling;
        returns[i * width + 2 * pair + 1] = rising;
        portfolio[first + 2 * pair]! += weight * falling;
        portfolio[first + 2 * pair + 1]! += weight * rising;
      }
    }
    for (let scenario = 0; scenario < 2 * used; scenario++) {
      tail.offer(first + scenario, portfolio[first + scenario]!, returns, scenario, width);
    }
  }
  const { numbers, rows } = tail.take();
  return { portfolio, worst: numbers, worstReturns: rows };
}

function quantileAt(sorted: Float64Array, place: number, days: number): number {
  const lower = Math.min(days - 1, Math.max(0, place | 0));
  const low = sorted[lower]!;
  return low + (place - lower) * (sorted[Math.min(days - 1, lower + 1)]! - low);
}

/** Position (n − 1)·F(t) of a t variable in a sorted sample, tabulated against t ÷ √(ν + t²). */
function positionTable(degreesOfFreedom: number, days: number): Float64Array {
  const table = new Float64Array(cells + 1);
  for (let cell = 0; cell <= cells; cell++) {
    const s = (2 * cell) / cells - 1;
    const t = Math.abs(s) === 1 ? s * Infinity : s * Math.sqrt(degreesOfFreedom / (1 - s * s));
    table[cell] = (days - 1) * studentTCdf(t, degreesOfFreedom);
  }
  return table;
}

/**
 * A χ² variable as twice a gamma variable.
 *
 * @source Marsaglia & Tsang (2000), "A simple method for generating gamma variables"; the shape is at least 1.25 here
 */
function drawChiSquare(stream: RandomStream, degreesOfFreedom: number): number {
  const d = degreesOfFreedom / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(stream.openUniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}

/** Keeps the rows of the scenarios with the lowest returns out of a stream of them; equal ones by their number. */
class WorstScenarios {
  private readonly most: number;
  private readonly width: number;
  private readonly rows: Float64Array;
  private readonly returns: Float64Array;
  private readonly numbers: Int32Array;
  private size = 0;
  private bar = Infinity;

  constructor(most: number, width: number) {
    this.most = most;
    this.width = width;
    this.rows = new Float64Array(2 * most * width);
    this.returns = new Float64Array(2 * most);
    this.numbers = new Int32Array(2 * most);
  }

  offer(number: number, value: number, block: Float64Array, column: number, stride: number): void {
    if (value > this.bar) return;
    if (this.size === 2 * this.most) this.shrink();
    const at = this.size++;
    this.returns[at] = value;
    this.numbers[at] = number;
    for (let i = 0; i < this.width; i++) this.rows[at * this.width + i] = block[i * stride + column]!;
  }

  take(): { readonly numbers: Int32Array; readonly rows: Float64Array } {
    this.shrink();
    return {
      numbers: this.numbers.slice(0, this.size),
      rows: this.rows.slice(0, this.size * this.width),
    };
  }

  /** Keeps the worst, worst first, and raises the bar to the best of them. */
  private shrink(): void {
    const order = Int32Array.from({ length: this.size }, (_, at) => at).sort(
      (a, b) => this.returns[a]! - this.returns[b]! || this.numbers[a]! - this.numbers[b]!,
    );
    const kept = order.subarray(0, Math.min(this.most, this.size));
    const rows = new Float64Array(kept.length * this.width);
    kept.forEach((at, i) => rows.set(this.rows.subarray(at * this.width, (at + 1) * this.width), i * this.width));
    const returns = Float64Array.from(kept, (at) => this.returns[at]!);
    const numbers = Int32Array.from(kept, (at) => this.numbers[at]!);
    this.rows.set(rows);
    this.returns.set(returns);
    this.numbers.set(numbers);
    this.size = kept.length;
    if (this.size === this.most) this.bar = returns[this.size - 1]!;
  }
}
