import { type Feature } from './feature.ts';

const spans = [20, 60] as const;

/** Compounded return of the last 20 and 60 days. */
export const momentum: Feature = {
  id: 'momentum',
  label: 'Momentum',
  what: 'Compounded return of the last 20 and 60 days',
  source: 'returns',
  columns: spans.map((span) => `momentum ${span}`),
  warmUp: Math.max(...spans) - 1,
  compute: ({ returns }) =>
    spans.map((span) =>
      returns.map((_, day) => {
        if (day < span - 1) return NaN;
        let growth = 1;
        for (let i = day - span + 1; i <= day; i++) growth *= 1 + returns[i]!;
        return growth - 1;
      }),
    ),
};
