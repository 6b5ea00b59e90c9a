import { openExposureBlock } from '../exposures/exposure-block.ts';
import { type StylePlan } from '../exposures/style-plan.ts';
import { type ModelData } from '../model-data.ts';
import { blockDays } from './compute-days.ts';

export interface ExposuresJob {
  readonly data: ModelData;
  readonly plan: StylePlan;
  /** First date wanted and the one after the last, as positions in the data's dates. */
  readonly from: number;
  readonly to: number;
  /** Securities wanted, by their positions. */
  readonly rows: Int32Array;
}

/**
 * Style exposures of some securities at the close of each date, as the model computed them on that date; it keeps those of
 * its reviews only.
 *
 * @returns dates × rows × styles, NaN = missing, in shared memory
 */
export function exposuresOver({ data, plan, from, to, rows }: ExposuresJob): Float64Array {
  const { securities, origin, dates } = data;
  const width = plan.length;
  const wanted = new Float64Array(new SharedArrayBuffer(Math.max(0, to - from) * rows.length * width * 8));
  const exposures = new Float64Array(width * securities);
  for (let block = Math.floor((origin + from) / blockDays); block * blockDays - origin < to; block++) {
    const start = block * blockDays - origin;
    const exposureBlock = openExposureBlock(data, plan, start, Math.min(dates.length, start + blockDays));
    for (let t = Math.max(from, start); t < Math.min(to, start + blockDays); t++) {
      exposureBlock.onDate(t, exposures);
      const row = (t - from) * rows.length;
      for (let i = 0; i < rows.length; i++) {
        for (let s = 0; s < width; s++) wanted[(row + i) * width + s] = exposures[s * securities + rows[i]!]!;
      }
    }
  }
  return wanted;
}
