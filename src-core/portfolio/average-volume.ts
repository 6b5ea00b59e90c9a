import { type Panel } from '../market/panel.ts';

/** Days that average daily volume is taken over. */
export const volumeDays = 20;

/**
 * Mean number of shares traded a day, over those of the last 20 dates that have a volume.
 *
 * @param lastDate index of the last panel date to use
 * @returns null where none has one, or nothing was traded
 */
export function averageDailyVolume(panel: Panel, row: number, lastDate: number): number | null {
  const start = row * panel.dates.length;
  let sum = 0;
  let days = 0;
  for (let date = Math.max(0, lastDate - volumeDays + 1); date <= lastDate; date++) {
    const volume = panel.volume[start + date]!;
    if (volume === volume) {
      sum += volume;
      days++;
    }
  }
  return sum > 0 ? sum / days : null;
}
