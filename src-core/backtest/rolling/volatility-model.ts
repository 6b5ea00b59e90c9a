import { requireVariance } from '../../tail-risk/methods/garch-forecast.ts';
import { type TailRiskMethod } from '../../tail-risk/method.ts';
import { largestResidual, nextVariance, partsOf } from '../../volatility/forecast-variance.ts';
import { type VolatilityFit } from '../../volatility/fit-volatility.ts';
import { type InnovationId } from '../../volatility/innovations/innovation.ts';
import { type ProcessId } from '../../volatility/process.ts';
import { volatilitySpecification } from '../../volatility/specifications.ts';
import { type RollingMethod } from '../rolling-method.ts';
import { firstDayOf, longLookBack, rollingOf, type Walk } from './walk.ts';
import { chainedBlockDays, warmFits } from './warm-fits.ts';

/** A fitted volatility model on a day after its fit: its parameters stay, its variance follows the returns. */
export interface FilteredDay {
  readonly fit: VolatilityFit;
  readonly mu: number;
  readonly shape: readonly number[];
  /** Forecast for the day. */
  readonly variance: number;
  /** Largest absolute residual of the sample fitted to and the days since. */
  readonly largest: number;
}

/** The volatility model in force on each day: estimated on schedule, filtered on daily in between. */
export class FilteredDays {
  /** Standardised, by day; those before the last day asked for are as the model in force on it sees them. */
  readonly residuals: Float64Array;
  private readonly walk: Pick<Walk, 'returns' | 'schedule'>;
  private readonly fitOf: ReturnType<typeof warmFits>;
  private known: (FilteredDay & { readonly coefficients: Float64Array; readonly day: number }) | null = null;

  constructor(walk: Pick<Walk, 'returns' | 'schedule'>, process: ProcessId, innovation: InnovationId) {
    this.walk = walk;
    this.fitOf = warmFits(walk, volatilitySpecification(process, innovation));
    this.residuals = new Float64Array(walk.returns.length);
  }

  /** @throws DomainError where the fit refused or forecasts no volatility */
  at(day: number): FilteredDay {
    const { fit, refitDay } = this.fitOf(day);
    let at = this.known?.fit === fit && this.known.day <= day ? this.known : this.begin(fit, refitDay);
    const { step } = fit.specification.process;
    while (at.day < day) {
      const residual = this.walk.returns[at.day]! - at.mu;
      this.residuals[at.day] = residual / Math.sqrt(at.variance);
      const variance = step(at.coefficients, residual, at.variance);
      at = { ...at, day: at.day + 1, variance, largest: Math.max(at.largest, Math.abs(residual)) };
    }
    this.known = at;
    requireVariance(at.variance, at.largest);
    return at;
  }

  private begin(fit: VolatilityFit, refitDay: number) {
    const first = firstDayOf(longLookBack(this.walk.schedule), refitDay);
    for (let i = 0; i < fit.residuals.length; i++) {
      this.residuals[first + i] = fit.residuals[i]! / Math.sqrt(fit.variance[i]!);
    }
    return { fit, ...partsOf(fit), variance: nextVariance(fit), largest: largestResidual(fit), day: refitDay };
  }
}

/** The method that forecasts by a volatility model with constant mean and the innovations' own distribution. */
export function rollingVolatilityModel(
  method: TailRiskMethod,
  process: ProcessId,
  innovation: InnovationId,
): RollingMethod {
  return rollingOf(
    method,
    (walk) => {
      const { schedule, table } = walk;
      const model = new FilteredDays(walk, process, innovation);
      let tails: { readonly fit: VolatilityFit; readonly quantile: number[]; readonly tailMean: number[] } | null =
        null;
      return (day) => {
        const { fit, mu, shape, variance } = model.at(day);
        if (tails?.fit !== fit) {
          const distribution = fit.specification.innovation.distribution(shape);
          tails = {
            fit,
            quantile: schedule.confidences.map((confidence) => distribution.quantile(1 - confidence)),
            tailMean: schedule.confidences.map((confidence) => distribution.tailMean(1 - confidence)),
          };
        }
        const deviation = Math.sqrt(variance);
        for (let level = 0; level < schedule.confidences.length; level++) {
          table.set(level, day, -(mu + deviation * tails.quantile[level]!), -(mu + deviation * tails.tailMean[level]!));
        }
        table.setSigma(day, deviation);
      };
    },
    chainedBlockDays,
  );
}
