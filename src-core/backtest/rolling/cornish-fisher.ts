import { cornishFisher } from '../../tail-risk/methods/cornish-fisher.ts';
import { fittedDaily } from './fitted-daily.ts';

/** Cornish–Fisher expansion about the window's moments, new every day. */
export const rollingCornishFisher = fittedDaily(cornishFisher, 'standardDeviation');
