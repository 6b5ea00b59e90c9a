import { type MethodOptionTable } from '../method.ts';

/** The decay of exponentially weighted volatility, shared by the methods that use it. */
export const decayOption: MethodOptionTable = {
  lambda: { what: 'Decay of the exponentially weighted variance', usual: 0.94, least: 0.5, most: 0.9999, whole: false },
};
