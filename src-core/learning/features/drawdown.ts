import { type Feature } from './feature.ts';

const span = 250;
const least = 59;

/** Loss since the highest level of the last 250 days, 0 at a new high. */
export const drawdown: Feature = {
  id: 'drawdown',
  label: 'Drawdown',
  what: 'Level in relation to the highest of the last 250 days, less 1',
  source: 'returns',
  columns: ['drawdown'],
  warmUp: least,
  compute: ({ returns }) => [
    returns.map((_, day) => {
      if (day < least) return NaN;
      // Backwards from today's level of 1: the highest level of the past in today's units.
      let level = 1;
      let highest = 1;
      for (let i = day; i > Math.max(0, day - span); i--) {
        level /= Math.max(1e-6, 1 + returns[i]!);
        highest = Math.max(highest, level);
      }
      return 1 / highest - 1;
    }),
  ],
};
