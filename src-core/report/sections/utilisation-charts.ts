import { type LimitStatus } from '../../limits/limit.ts';
import { type ReportBlock } from '../report-blocks.ts';
import { type UtilisationPoint } from '../report-input.ts';
import { worstFirst } from '../status-count.ts';

/** Series drawn; more lines than that cannot be told apart. */
const limitsShown = 3;
const tones = ['alarm', 'accent', 'neutral'] as const;

/**
 * How the most used limits were used from run to run. Nothing where there is only one date: a single point is in the
 * utilisation table already.
 */
export function utilisationCharts(
  history: readonly UtilisationPoint[],
  limits: readonly LimitStatus[],
): readonly ReportBlock[] {
  const dates = [...new Set(history.map(({ asOf }) => asOf))].sort();
  if (dates.length < 2) return [];
  const shown = worstFirst(limits)
    .filter(({ utilisation }) => utilisation !== null)
    .slice(0, limitsShown);
  const key = (limitId: number, subject: string, asOf: string) => JSON.stringify([limitId, subject, asOf]);
  const known = new Map(history.map((point) => [key(point.limitId, point.subject, point.asOf), point.utilisation]));
  return [
    {
      kind: 'chart',
      chart: 'line',
      id: 'utilisation-history',
      title: 'Use of the fullest limits from run to run, % of limit',
      textAlternative: `Utilisation on ${dates.length} dates of ${shown.map(({ label }) => label).join(', ')}.`,
      unit: 'fraction',
      labels: dates,
      series: [
        ...shown.map(({ label, subject, limitId }, i) => ({
          name: subject === '' ? label : `${label} ${subject}`,
          style: 'line' as const,
          tone: tones[i]!,
          values: dates.map((date) => known.get(key(limitId, subject, date)) ?? null),
        })),
      ],
    },
  ];
}
