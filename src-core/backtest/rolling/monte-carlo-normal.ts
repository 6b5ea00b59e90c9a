import { ellipticalDraws } from '../../tail-risk/elliptical-draws.ts';
import { monteCarloNormal } from '../../tail-risk/methods/monte-carlo-normal.ts';
import { drawnTails, writeSimulated } from './simulated.ts';
import { rollingOf } from './walk.ts';

/** Simulation of normal returns: the same standardised draws every day, under the window's mean and standard deviation of the day. */
export const rollingMonteCarloNormal = rollingOf(monteCarloNormal, (walk) => {
  const tails = drawnTails(ellipticalDraws(walk.options, null), walk.schedule.confidences);
  return (day) => writeSimulated(walk, day, tails);
});
