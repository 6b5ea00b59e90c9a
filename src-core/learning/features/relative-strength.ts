import { type Feature } from './feature.ts';

const span = 14;

/**
 * Relative strength index of 14 days, as a fraction: average gain ÷ (average gain + average loss).
 *
 * @source Wilder (1978), New Concepts in Technical Trading Systems
 */
export const relativeStrength: Feature = {
  id: 'rsi',
  label: 'RSI 14',
  what: 'Average gain in relation to average gain and loss, smoothed over 14 days',
  source: 'returns',
  columns: ['rsi'],
  warmUp: span - 1,
  compute: ({ returns }) => {
    let gain = 0;
    let loss = 0;
    return [
      returns.map((value, day) => {
        const up = Math.max(0, value);
        const down = Math.max(0, -value);
        if (day < span) {
          gain += up / span;
          loss += down / span;
        } else {
          gain += (up - gain) / span;
          loss += (down - loss) / span;
        }
        if (day < span - 1) return NaN;
        return gain + loss === 0 ? 0.5 : gain / (gain + loss);
      }),
    ];
  },
};
