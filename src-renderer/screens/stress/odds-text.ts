import { type Odds, type Plausibility } from '../../../src-core/contract/index.ts';
import { decimal, whole } from '../../format/numbers.ts';

/** One in more than this is no longer told by its number. */
const practicallyNever = 1e12;

/** As far a move in plain words: `one day in 4,300 under Normal, one day in 160 under t with 5 degrees of freedom`. */
export function plausibilityText({ days, normal, studentT }: Plausibility): string {
  const period = days === 1 ? 'day' : `stretch of ${whole(days)} days`;
  const degrees = decimal(studentT.degreesOfFreedom, 0);
  return `As far a move: ${oddsText(normal, period)} under Normal, ${oddsText(studentT, period)} under t with ${degrees} degrees of freedom`;
}

/** @param period what the odds are of, such as `day` */
export function oddsText({ oneIn }: Odds, period: string): string {
  if (oneIn === null || oneIn > practicallyNever) return 'practically never';
  return `one ${period} in ${oneInText(oneIn)}`;
}

/** To two significant digits, with a word beyond a million: 4,300; 26 million. */
function oneInText(oneIn: number): string {
  if (oneIn < 10) return decimal(oneIn, 1);
  if (oneIn < 1e6) return whole(Number(oneIn.toPrecision(2)));
  const [name, size] = oneIn < 1e9 ? ['million', 1e6] : ['billion', 1e9];
  const count = Number((oneIn / size).toPrecision(2));
  return `${decimal(count, count < 10 ? 1 : 0)} ${name}`;
}
