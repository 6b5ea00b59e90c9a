import { studentT } from '../../tail-risk/methods/student-t.ts';
import { writeFigures } from './fitted-daily.ts';
import { refitted, rollingOf } from './walk.ts';

/** Student's t by maximum likelihood: location, scale and degrees of freedom are estimated on schedule and kept in between. */
export const rollingStudentT = rollingOf(studentT, (walk) => {
  const { options, schedule, table } = walk;
  const fitOf = refitted(walk, (sample) => studentT.fit(sample, options));
  return (day) => {
    const fit = fitOf(day);
    writeFigures(fit, schedule.confidences, table, day);
    const { scale, degreesOfFreedom } = fit.parameters as { scale: number; degreesOfFreedom: number };
    table.setSigma(day, degreesOfFreedom > 2 ? scale * Math.sqrt(degreesOfFreedom / (degreesOfFreedom - 2)) : NaN);
  };
});
