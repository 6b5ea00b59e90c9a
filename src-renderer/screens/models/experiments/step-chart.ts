import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { significant } from '../../../format/numbers.ts';

interface Steps {
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
}

/** Figures by step over one axis of all their steps. */
export function stepChart(title: string, lines: readonly Steps[]): ChartModel {
  const steps = [...new Set(lines.flatMap(({ points }) => points.map(({ step }) => step)))].sort((a, b) => a - b);
  return {
    title: `${title}, by step`,
    kind: 'line',
    labels: steps.map(String),
    series: lines.map(({ name, points }, place) => {
      const at = new Map(points.map(({ step, value }) => [step, value]));
      return {
        name,
        place,
        bridged: true,
        style: points.length === 1 ? ('points' as const) : ('line' as const),
        values: steps.map((step) => at.get(step) ?? null),
      };
    }),
    format: (value) => significant(value, 4),
  };
}
