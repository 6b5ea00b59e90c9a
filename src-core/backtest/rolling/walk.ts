import { DomainError } from '../../domain-error.ts';
import { completeOptions } from '../../tail-risk/forecast.ts';
import { type MethodOptions, type TailRiskMethod } from '../../tail-risk/method.ts';
import { type RollingMethod, type RollingSchedule } from '../rolling-method.ts';
import { ForecastTable } from './forecast-table.ts';

/** A method's way along a series: what it looks at and where its figures go. */
export interface Walk {
  readonly returns: Float64Array;
  readonly schedule: RollingSchedule;
  /** All options of the method. */
  readonly options: MethodOptions;
  readonly method: Pick<TailRiskMethod, 'label' | 'minimumObservations'>;
  readonly table: ForecastTable;
}

/** How far forecasts look back. */
export type LookBack = Pick<RollingSchedule, 'scheme' | 'window'>;

/** How far volatility models look back. */
export function longLookBack({ scheme, window, volatilityWindow }: RollingSchedule): LookBack {
  return { scheme, window: Math.max(window, volatilityWindow ?? window) };
}

/** First day of the returns a forecast for `day` looks back on: those there are where they are fewer than the window. */
export function firstDayOf({ scheme, window }: LookBack, day: number): number {
  return scheme === 'rolling' ? Math.max(0, day - window) : 0;
}

/** The returns a forecast for `day` looks back on, in place. */
export function sampleBefore({ returns, schedule }: Pick<Walk, 'returns' | 'schedule'>, day: number): Float64Array {
  return returns.subarray(firstDayOf(schedule, day), day);
}

/** The last day, `day` or before it, on which parameters are estimated. */
export function refitDayOf({ window, refitEvery }: RollingSchedule, day: number): number {
  return day - ((day - window) % refitEvery);
}

/** Days of a block of a method whose refits do not depend on each other. */
const usualBlock = 250;

/** As many whole refits as come closest to a year. */
export function usualBlockDays({ refitEvery }: RollingSchedule): number {
  return refitEvery * Math.max(1, Math.round(usualBlock / refitEvery));
}

/**
 * A rolling method with the name, family, options and least sample of the one that is fitted to a single sample.
 *
 * @param begin prepares a walk whose days are then computed in their order; `compute` writes into the walk's table or throws a
 *   DomainError where the method refuses
 */
export function rollingOf(
  method: TailRiskMethod,
  begin: (walk: Walk) => (day: number) => void,
  blockDays: RollingMethod['blockDays'] = usualBlockDays,
): RollingMethod {
  return {
    id: method.id,
    label: method.label,
    family: method.family,
    blockDays,
    forecast({ returns }, schedule, from, to) {
      const options = completeOptions(method.options, schedule.options);
      const table = new ForecastTable(schedule.confidences.length, from, to);
      const lookBack = method.longSample ? longLookBack(schedule) : schedule;
      const compute = begin({ returns, schedule, options, method, table });
      return table.fill((day) => {
        requireDays(method, day - firstDayOf(lookBack, day));
        compute(day);
      });
    },
  };
}

/**
 * What a method estimates every `refitEvery` days: the same until the next estimation, as is the reason where it refused.
 *
 * @param estimate from the returns before the day of the estimation, which it is told as well
 */
export function refitted<State>(
  { returns, schedule, method }: Walk,
  estimate: (sample: Float64Array, refitDay: number) => State,
): (day: number) => State {
  let known: { readonly day: number; readonly state: () => State } | null = null;
  return (day) => {
    const refitDay = refitDayOf(schedule, day);
    if (known?.day !== refitDay) {
      const sample = sampleBefore({ returns, schedule }, refitDay);
      known = { day: refitDay, state: settled(() => estimate(requireSample(method, sample), refitDay)) };
    }
    return known.state();
  };
}

function settled<State>(work: () => State): () => State {
  try {
    const state = work();
    return () => state;
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return () => {
      throw thrown;
    };
  }
}

function requireSample(method: Walk['method'], sample: Float64Array): Float64Array {
  requireDays(method, sample.length);
  return sample;
}

function requireDays({ label, minimumObservations }: Walk['method'], days: number): void {
  if (days >= minimumObservations) return;
  throw new DomainError('TOO_FEW_OBSERVATIONS', `${label} needs ${minimumObservations} returns before the day`, {
    remedy: 'Choose a longer window',
  });
}
