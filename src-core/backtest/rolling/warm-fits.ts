import { DomainError } from '../../domain-error.ts';
import { fitVolatility, type VolatilityFit } from '../../volatility/fit-volatility.ts';
import { type VolatilitySpecification } from '../../volatility/likelihood.ts';
import { type RollingSchedule } from '../rolling-method.ts';
import { firstDayOf, longLookBack, refitDayOf, type Walk } from './walk.ts';

/** Refits of a block: the first starts cold, each of the others where the one before it ended. */
const refitsOfBlock = 12;

/** Days of a block of a method whose refits start from the one before. */
export const chainedBlockDays = ({ refitEvery }: RollingSchedule): number => refitEvery * refitsOfBlock;

/**
 * Volatility models estimated on schedule, without standard errors. The search of a refit starts at the last fit as well; that of a
 * block's first refit does not, so that a block can be computed without those before it, and days within a block go back to its
 * beginning.
 *
 * @returns the fit in force on a day, and the day it was made
 */
export function warmFits(
  { returns, schedule }: Pick<Walk, 'returns' | 'schedule'>,
  specification: VolatilitySpecification,
): (day: number) => { readonly fit: VolatilityFit; readonly refitDay: number } {
  const block = chainedBlockDays(schedule);
  const lookBack = longLookBack(schedule);
  let known: { readonly day: number; readonly made: VolatilityFit | DomainError } | null = null;
  const estimate = (refitDay: number, before: VolatilityFit | DomainError | null) => {
    const warmStart = before === null || before instanceof DomainError ? {} : { warmStart: before.freeCoordinates };
    try {
      return fitVolatility(returns.subarray(firstDayOf(lookBack, refitDay), refitDay), specification, {
        withoutErrors: true,
        invertible: true,
        ...warmStart,
      });
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      return thrown;
    }
  };
  return (day) => {
    const wanted = refitDayOf(schedule, day);
    const first = day - ((day - schedule.window) % block);
    let at = known !== null && known.day >= first && known.day <= wanted ? known.day : first;
    let made = known?.day === at ? known.made : estimate(at, null);
    while (at < wanted) {
      at += schedule.refitEvery;
      made = estimate(at, made);
    }
    known = { day: at, made };
    if (made instanceof DomainError) throw made;
    return { fit: made, refitDay: at };
  };
}
