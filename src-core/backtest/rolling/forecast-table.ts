import { DomainError } from '../../domain-error.ts';
import { type RollingForecast, type RollingRefusal } from '../rolling-method.ts';

/** The figures of a stretch of days as they are computed; days of which nothing is written stay NaN. */
export class ForecastTable {
  readonly from: number;
  readonly to: number;
  private readonly days: number;
  private readonly valueAtRisk: Float64Array;
  private readonly shortfall: Float64Array;
  private readonly sigma: Float64Array;
  private readonly refusals: RollingRefusal[] = [];

  /**
   * @param levels number of confidences
   * @param to exclusive
   */
  constructor(levels: number, from: number, to: number) {
    this.from = from;
    this.to = to;
    this.days = to - from;
    this.valueAtRisk = new Float64Array(levels * this.days).fill(NaN);
    this.shortfall = new Float64Array(levels * this.days).fill(NaN);
    this.sigma = new Float64Array(this.days).fill(NaN);
  }

  /** VaR and ES of a day at the confidence with this place in the list; positive = loss. */
  set(level: number, day: number, valueAtRisk: number, shortfall: number): void {
    const at = level * this.days + day - this.from;
    // Adding 0 turns −0 into 0.
    this.valueAtRisk[at] = valueAtRisk + 0;
    this.shortfall[at] = shortfall + 0;
  }

  setSigma(day: number, sigma: number): void {
    this.sigma[day - this.from] = sigma;
  }

  /**
   * Computes each day; one that is refused stays NaN and its reason is kept.
   *
   * @param compute writes the figures of a day, or throws a DomainError
   */
  fill(compute: (day: number) => void): RollingForecast {
    for (let day = this.from; day < this.to; day++) {
      try {
        compute(day);
      } catch (thrown) {
        if (!(thrown instanceof DomainError)) throw thrown;
        const { code, message } = thrown;
        addRefusal(this.refusals, { from: day, to: day + 1, code, message });
      }
    }
    const { from, to, valueAtRisk, shortfall, sigma, refusals } = this;
    return { from, to, var: valueAtRisk, es: shortfall, sigma, refusals };
  }
}

/** Adds a refusal; days that follow one refused with the same code belong to it and share its message. */
export function addRefusal(refusals: RollingRefusal[], added: RollingRefusal): void {
  const last = refusals[refusals.length - 1];
  if (last?.to === added.from && last.code === added.code) {
    refusals[refusals.length - 1] = { ...last, to: added.to };
  } else refusals.push(added);
}
