import { type ForecastComparison, type LeagueRow } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { type HeatMapModel } from '../../../components/heat-map.ts';
import { decimal } from '../../../format/numbers.ts';
import { numberColumn, textColumn } from '../../var/figure-columns.ts';
import { pValueText } from './test-rows.ts';

export type Score = 'pinball' | 'fz0';
export const scoreWords: Readonly<Record<Score, string>> = { pinball: 'VaR: pinball', fz0: 'VaR and ES: FZ0' };

/** A method's place by one score. */
export interface PlaceRow {
  readonly id: string;
  readonly label: string;
  readonly rank: number;
  readonly score: number;
  /** Mean loss less that of the best. */
  readonly behind: number;
  readonly in90: boolean;
  readonly in75: boolean;
  /** p-values of membership by the two statistics. */
  readonly range: number;
  readonly max: number;
  /** Diebold and Mariano against the best; null for the best. */
  readonly againstBest: number | null;
  /** Rank by the other score. */
  readonly otherRank: number | null;
}

/** The league by a score, best first; empty where there is none. */
export function placeRows(comparison: ForecastComparison, score: Score): readonly PlaceRow[] {
  const by = comparison[score];
  if (by === null) return [];
  const lines = new Map<string, LeagueRow>(comparison.league.map((row) => [row.id, row]));
  return by.methods
    .map(({ id, label }, i): PlaceRow => {
      const line = lines.get(id)!;
      return {
        id,
        label,
        rank: by.ranks[i]!,
        score: by.means[i]!,
        behind: by.means[i]! - by.means[by.best]!,
        in90: (score === 'pinball' ? line.pinballIn90 : line.fz0In90) ?? false,
        in75: (score === 'pinball' ? line.pinballIn75 : line.fz0In75) ?? false,
        range: by.confidenceSet.range.pValues[i]!,
        max: by.confidenceSet.max.pValues[i]!,
        againstBest: score === 'pinball' ? line.pinballAgainstBest : line.fz0AgainstBest,
        otherRank: score === 'pinball' ? line.fz0Rank : line.pinballRank,
      };
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Basis points of a pinball loss; FZ0 has no unit. */
export function placeColumns(score: Score): readonly Column<PlaceRow>[] {
  const scale = score === 'pinball' ? 1e4 : 1;
  const unit = score === 'pinball' ? 'Pinball, bp' : 'FZ0';
  return [
    numberColumn('rank', 'Rank', (row) => row.rank, 0, { width: 56 }),
    textColumn('name', 'Method', (row) => row.label, { width: 216 }),
    { ...numberColumn<PlaceRow>('score', unit, (row) => row.score * scale, 4, { width: 96 }), neutral: true },
    numberColumn('behind', 'Behind the best', (row) => row.behind * scale, 4, { width: 116 }),
    textColumn('set', 'May be the best', setText, { width: 128 }),
    numberColumn('range', 'Set p, range', (row) => row.range, 3, { width: 100 }),
    numberColumn('max', 'Set p, max', (row) => row.max, 3, { width: 94 }),
    {
      id: 'best',
      label: 'p against best',
      number: true,
      width: 108,
      value: (row) => row.againstBest,
      text: (row) => (row.againstBest === null ? '–' : pValueText(row.againstBest)),
    },
    numberColumn('other', score === 'pinball' ? 'FZ0 rank' : 'Pinball rank', (row) => row.otherRank, 0, { width: 96 }),
  ];
}

/** In words: whether the method belongs to the set of those that may be the best. */
export function setText({ in75, in90 }: PlaceRow): string {
  if (in75) return 'yes, at 75 %';
  return in90 ? 'at 90 % only' : 'no';
}

export const mapKinds = [
  { id: 'p', text: 'p-values' },
  { id: 'statistic', text: 'Statistics' },
] as const;
export type MapKind = (typeof mapKinds)[number]['id'];

/** Diebold and Mariano of every pair. */
export function pairMap(comparison: ForecastComparison, score: Score, kind: MapKind): HeatMapModel | null {
  const by = comparison[score];
  if (by === null) return null;
  const names = by.methods.map(({ label }) => label);
  const common = { rows: names, columns: names };
  const of = score === 'pinball' ? 'pinball' : 'FZ0';
  if (kind === 'p') {
    return {
      ...common,
      title: `Equal mean ${of} loss, p-values of Diebold–Mariano; below 0.05 the two differ`,
      values: by.dieboldMariano.pValues,
      range: [0, 0.1],
      lowOnly: true,
      format: (value) => (value < 0.005 ? '<0.01' : decimal(value)),
    };
  }
  return {
    ...common,
    title: `Diebold–Mariano statistics of mean ${of} loss, row less column; negative = the row is better`,
    values: by.dieboldMariano.statistics,
    range: [-3, 3],
    format: (value) => decimal(value),
  };
}
