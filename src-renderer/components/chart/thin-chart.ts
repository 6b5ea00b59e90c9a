import { type ChartModel } from './chart-model.ts';

/**
 * The chart with no more points than the eye can tell apart: of each stretch of labels those at which some series is lowest
 * or highest, and both ends. Tables and downloads keep every point.
 *
 * @param most about how many labels may stay
 */
export function thinChart(model: ChartModel, most: number): ChartModel {
  const count = model.labels.length;
  if (model.kind !== 'line' || count <= most) return model;
  const stretches = Math.max(50, Math.floor(most / (2 * Math.max(1, model.series.length))));
  const kept = new Set<number>([0, count - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * count) / stretches);
    const to = Math.floor(((stretch + 1) * count) / stretches);
    for (const { values } of model.series) {
      let lowest = -1;
      let highest = -1;
      for (let i = from; i < to; i++) {
        const value = values[i];
        if (value == null) continue;
        if (lowest < 0 || value < values[lowest]!) lowest = i;
        if (highest < 0 || value > values[highest]!) highest = i;
      }
      if (lowest >= 0) kept.add(lowest).add(highest);
    }
  }
  const indices = [...kept].sort((a, b) => a - b);
  return {
    ...model,
    labels: indices.map((i) => model.labels[i]!),
    series: model.series.map((series) => ({ ...series, values: indices.map((i) => series.values[i] ?? null) })),
  };
}
