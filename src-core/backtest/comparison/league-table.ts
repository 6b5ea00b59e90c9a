import { type NamedMethod, type ScoreComparison } from './score-comparison.ts';

/** A line of the league table. */
export interface LeagueRow extends NamedMethod {
  readonly pinball: number;
  readonly pinballRank: number;
  readonly fz0: number | null;
  readonly fz0Rank: number | null;
  /** Whether the method may be the best by each score, at 90 % and at 75 %, by the range statistic. */
  readonly pinballIn90: boolean;
  readonly pinballIn75: boolean;
  readonly fz0In90: boolean | null;
  readonly fz0In75: boolean | null;
  /** Two-sided p-value of Diebold and Mariano against the best method; null for the best itself. */
  readonly pinballAgainstBest: number | null;
  readonly fz0AgainstBest: number | null;
}

/** The methods by pinball rank, with their place by both scores. */
export function leagueTable(pinball: ScoreComparison, fz0: ScoreComparison | null): LeagueRow[] {
  return pinball.methods
    .map(({ id, label }) => {
      const first = placeOf(pinball, id)!;
      const second = fz0 === null ? null : placeOf(fz0, id);
      return {
        id,
        label,
        pinball: first.score,
        pinballRank: first.rank,
        fz0: second?.score ?? null,
        fz0Rank: second?.rank ?? null,
        pinballIn90: first.membership > 0.1,
        pinballIn75: first.membership > 0.25,
        fz0In90: second === null ? null : second.membership > 0.1,
        fz0In75: second === null ? null : second.membership > 0.25,
        pinballAgainstBest: first.againstBest,
        fz0AgainstBest: second?.againstBest ?? null,
      };
    })
    .sort((a, b) => a.pinballRank - b.pinballRank);
}

function placeOf({ methods, means, ranks, best, dieboldMariano: pairs, confidenceSet }: ScoreComparison, id: string) {
  const at = methods.findIndex((method) => method.id === id);
  if (at < 0) return null;
  return {
    score: means[at]!,
    rank: ranks[at]!,
    membership: confidenceSet.range.pValues[at]!,
    againstBest: pairs.pValues[at]![best]!,
  };
}
