import { naturalLogarithm } from '../network/elementary.ts';
import { type Feature } from './feature.ts';

const span = 20;

/** Standard score of the logarithm of the traded amount among the last 20 days; missing where a day has none. */
export const volume: Feature = {
  id: 'volume',
  label: 'Volume',
  what: 'Traded amount as a logarithm, less its mean of 20 days, in standard deviations',
  source: 'volume',
  columns: ['volume'],
  warmUp: span - 1,
  compute: ({ returns, context }) => {
    const amounts = context?.volume;
    const logs = returns.map((_, day) => {
      const amount = amounts?.[day] ?? NaN;
      return amount > 0 ? naturalLogarithm(amount) : NaN;
    });
    return [
      logs.map((value, day) => {
        if (day < span - 1) return NaN;
        let sum = 0;
        for (let i = day - span + 1; i <= day; i++) sum += logs[i]!;
        const mean = sum / span;
        let square = 0;
        for (let i = day - span + 1; i <= day; i++) square += (logs[i]! - mean) * (logs[i]! - mean);
        const deviation = Math.sqrt(square / (span - 1));
        return deviation === 0 ? 0 : (value - mean) / deviation;
      }),
    ];
  },
};
