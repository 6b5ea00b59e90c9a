import { naturalLogarithm } from '../network/elementary.ts';
import { type Feature } from './feature.ts';

const span = 5;
const least = 1e-8;

/** Logarithm of the mean range (highest less lowest price) of the last 5 days. */
export const range: Feature = {
  id: 'range',
  label: 'Daily range',
  what: 'Highest less lowest price as a fraction, mean of 5 days, as a logarithm',
  source: 'range',
  columns: ['log range'],
  warmUp: span - 1,
  compute: ({ returns, context }) => {
    const ranges = context?.range ?? new Float64Array(returns.length).fill(NaN);
    return [
      returns.map((_, day) => {
        if (day < span - 1) return NaN;
        let sum = 0;
        for (let i = day - span + 1; i <= day; i++) sum += ranges[i]!;
        return Number.isNaN(sum) ? NaN : naturalLogarithm(Math.max(least, sum / span));
      }),
    ];
  },
};
