import { naturalLogarithm } from '../network/elementary.ts';
import { type Feature } from './feature.ts';

const spans = [5, 20, 60] as const;
/** Days without any movement have the logarithm of this. */
const least = 1e-8;

/** Logarithm of the root mean square return of the last 5, 20 and 60 days. */
export const realisedVolatility: Feature = {
  id: 'volatility',
  label: 'Realised volatility',
  what: 'Root mean square return of the last 5, 20 and 60 days, as a logarithm',
  source: 'returns',
  columns: spans.map((span) => `log volatility ${span}`),
  warmUp: Math.max(...spans) - 1,
  compute: ({ returns }) =>
    spans.map((span) =>
      returns.map((_, day) => {
        if (day < span - 1) return NaN;
        let square = 0;
        for (let i = day - span + 1; i <= day; i++) square += returns[i]! * returns[i]!;
        return naturalLogarithm(Math.max(least, Math.sqrt(square / span)));
      }),
    ),
};
