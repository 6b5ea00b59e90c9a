import { type ChartSeries } from './chart-model.ts';

/** How a series is told from the others: a colour of the theme and, beyond the fifth, a pattern of dashes. */
export interface SeriesLook {
  /** Name of the token that holds the colour. */
  readonly token: string;
  /** Lengths of dashes and gaps in pixels; empty = a full line. */
  readonly dashes: readonly number[];
}

const colours = 5;
const patterns: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4, 4, 4]];

/** @param index the series' place in its chart */
export function seriesLook({ colour, style, place }: ChartSeries, index: number): SeriesLook {
  if (colour === 'limit') return { token: '--limit', dashes: style === 'dashed' ? [5, 3] : [] };
  const own = place ?? index;
  const token = `--series-${colour ?? (own % colours) + 1}`;
  if (style === 'dashed') return { token, dashes: [5, 3] };
  return { token, dashes: colour === undefined ? patterns[Math.floor(own / colours) % patterns.length]! : [] };
}
