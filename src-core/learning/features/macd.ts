import { type Feature } from './feature.ts';

const fast = 12;
const slow = 26;
const signal = 9;

/**
 * Moving average convergence–divergence of the wealth index, as fractions of it: the line (12 less 26 days) and its distance from
 * its own average of 9 days.
 *
 * @source Appel (2005), Technical Analysis: Power Tools for Active Investors
 */
export const macd: Feature = {
  id: 'macd',
  label: 'MACD',
  what: 'Exponential averages of 12 less 26 days of the wealth index, and the line less its average of 9 days',
  source: 'returns',
  columns: ['macd', 'macd signal'],
  warmUp: slow + signal - 2,
  compute: ({ returns }) => {
    const line = new Float64Array(returns.length).fill(NaN);
    const distance = new Float64Array(returns.length).fill(NaN);
    // Averages in units of today's level: a day's return rescales them, so that no index can overflow.
    let quick = 1;
    let steady = 1;
    let average = 0;
    returns.forEach((value, day) => {
      const growth = Math.max(1e-6, 1 + value);
      quick = quick / growth + (2 / (fast + 1)) * (1 - quick / growth);
      steady = steady / growth + (2 / (slow + 1)) * (1 - steady / growth);
      const gap = quick - steady;
      average += (2 / (signal + 1)) * (gap - average);
      if (day < slow + signal - 2) return;
      line[day] = gap;
      distance[day] = gap - average;
    });
    return [line, distance];
  },
};
