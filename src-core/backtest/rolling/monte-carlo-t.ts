import { studentTDraws } from '../../tail-risk/elliptical-draws.ts';
import { degreesOfDraws, monteCarloT } from '../../tail-risk/methods/monte-carlo-t.ts';
import { drawnTails, writeSimulated } from './simulated.ts';
import { refitted, rollingOf } from './walk.ts';

/**
 * Simulation of Student t returns: degrees of freedom are estimated on schedule, mean and standard deviation of the window are new
 * every day. The draws belong to the seed.
 */
export const rollingMonteCarloT = rollingOf(monteCarloT, (walk) => {
  const { options, schedule } = walk;
  const drawsOf = studentTDraws(options);
  const tailsOf = refitted(walk, (sample) =>
    drawnTails(drawsOf(degreesOfDraws(sample, options).used), schedule.confidences),
  );
  return (day) => writeSimulated(walk, day, tailsOf(day));
});
