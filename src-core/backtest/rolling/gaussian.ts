import { gaussian } from '../../tail-risk/methods/gaussian.ts';
import { fittedDaily } from './fitted-daily.ts';

/** Normal distribution with the window's mean and standard deviation, new every day. */
export const rollingGaussian = fittedDaily(gaussian, 'standardDeviation');
