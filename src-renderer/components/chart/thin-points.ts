import { type ChartModel } from './chart-model.ts';

/**
 * Positions of the labels a line chart is drawn with: no more than the eye can tell apart. Of each stretch of labels those
 * at which some series is lowest or highest are kept, and both ends; tables and downloads keep every point.
 *
 * @param most about how many positions may be kept
 * @returns in ascending order
 */
export function thinPoints({ labels, series }: ChartModel, most: number): readonly number[] {
  const count = labels.length;
  if (count <= most) return Array.from(labels, (_, i) => i);
  const stretches = Math.max(50, Math.floor(most / (2 * Math.max(1, series.length))));
  const kept = new Uint8Array(count);
  kept[0] = 1;
  kept[count - 1] = 1;
  for (const { values } of series) {
    for (let stretch = 0; stretch < stretches; stretch++) {
      const from = Math.floor((stretch * count) / stretches);
      const to = Math.floor(((stretch + 1) * count) / stretches);
      let lowest = -1;
      let highest = -1;
      for (let i = from; i < to; i++) {
        const value = values[i];
        if (value == null) continue;
        if (lowest < 0 || value < values[lowest]!) lowest = i;
        if (highest < 0 || value > values[highest]!) highest = i;
      }
      if (lowest >= 0) {
        kept[lowest] = 1;
        kept[highest] = 1;
      }
    }
  }
  const positions: number[] = [];
  for (let i = 0; i < count; i++) if (kept[i] === 1) positions.push(i);
  return positions;
}
