import { measureDataQuality, type DataQuality } from '../../../src-core/monitoring/data-quality.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type Task } from '../task.ts';

/** Days of the panel that are looked through. */
const shownDays = 500;

/** Looks through the newest prices of a panel; it comes in shared memory. */
export const dataQualityTask: Task<{ readonly panel: Panel; readonly maxStaleDays: number }, DataQuality> = {
  name: 'data-quality',
  run: ({ panel, maxStaleDays }) => measureDataQuality(panel, shownDays, maxStaleDays),
};
