import { businessDaysBetween } from '../../market/business-days.ts';
import { isoDate, type EpochDay, type IsoDate } from '../../market/epoch-day.ts';
import { levelAbove, type Alarm, type AlarmLevel } from '../alarm.ts';
import { type DataQuality } from '../data-quality.ts';

/** How prices came into the workspace: the newest date of all, and the day of the first import that brought a price of it. */
export interface PriceFeed {
  readonly lastDate: EpochDay;
  readonly importedOn: EpochDay;
}

/** A feed that arrived within so many business days of its newest price is kept up; a historical data set is not late. */
const timelyDays = 5;
/** Shares of the cells of the last 20 days. */
const missingMarks = { warn: 0.02, limit: 0.1 } as const;
const staleMarks = { warn: 0.02, limit: 0.1 } as const;

/**
 * Alarms of prices that are missing, do not move, jump and come back, or are late.
 *
 * @param feed null = no prices were imported
 */
export function dataAlarms(
  quality: DataQuality,
  feed: PriceFeed | null,
  today: EpochDay,
  maxStaleDays: number,
): readonly Alarm[] {
  const { cells, missing, stale, spikes } = quality.recent;
  const alarms: Alarm[] = [];
  const raise = (
    id: string,
    level: AlarmLevel,
    subject: string,
    text: string,
    action: string,
    since: string | null,
  ) => {
    if (level !== 'ok') alarms.push({ id: `data/${id}`, area: 'data', level, subject, text, action, since });
  };
  const share = (count: number) => (cells === 0 ? 0 : count / cells);
  const percent = (count: number) => `${(100 * share(count)).toFixed(1)} %`;
  const { days } = quality;
  raise(
    'missing',
    levelAbove(share(missing), missingMarks.warn, missingMarks.limit),
    'Missing prices',
    `${percent(missing)} of the prices of held names are missing over the last 20 days (${missing} of ${cells})`,
    'Import the missing prices; names that no longer trade should be closed',
    stretchStart(days.dates, days.missing),
  );
  raise(
    'stale',
    levelAbove(share(stale), staleMarks.warn, staleMarks.limit),
    'Prices that do not move',
    `${percent(stale)} of the prices of held names are the same for the third day or longer (${stale} of ${cells})`,
    'Check the source: a price carried forward hides risk',
    stretchStart(days.dates, days.stale),
  );
  const newest = quality.suspects.find(({ kind }) => kind === 'spike');
  raise(
    'spikes',
    spikes > 0 ? 'warn' : 'ok',
    'Jumps taken back the next day',
    `${spikes === 1 ? 'One price' : `${spikes} prices`} of held names jumped over the last 20 days and came back the next day` +
      (newest ? `, the newest ${newest.symbol} on ${newest.date}` : ''),
    'Compare them with another source: such a price is usually wrong, and it raises every volatility for as long as it is in the window',
    newest?.date ?? null,
  );
  if (feed !== null && businessDaysBetween(feed.lastDate, feed.importedOn) <= timelyDays) {
    const behind = businessDaysBetween(feed.lastDate, today);
    raise(
      'late',
      levelAbove(behind, maxStaleDays + 1, 2 * maxStaleDays + 5),
      'Prices are late',
      `The newest prices are of ${isoDate(feed.lastDate)}, ${behind} business days ago; ${maxStaleDays} are allowed`,
      'Import newer prices',
      isoDate(feed.lastDate + 1),
    );
  }
  return alarms;
}

/** The first of the days in a row, up to the newest affected one, on which there was any. */
function stretchStart(dates: readonly IsoDate[], counts: readonly number[]): IsoDate | null {
  let day = counts.findLastIndex((count) => count > 0);
  if (day < 0) return null;
  while (day > 0 && counts[day - 1]! > 0) day--;
  return dates[day]!;
}
