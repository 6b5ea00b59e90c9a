import { type IsoDate } from '../market/epoch-day.ts';

export type AlarmLevel = 'ok' | 'warn' | 'limit';
export type AlarmArea = 'coverage' | 'volatility' | 'drift' | 'data' | 'system';

/** Something monitoring has noticed, in words. */
export interface Alarm {
  /** Stable: what is watched and by which test, such as `coverage/historical/cusum`. */
  readonly id: string;
  readonly area: AlarmArea;
  readonly level: Exclude<AlarmLevel, 'ok'>;
  /** What it is about, such as a method or a feature. */
  readonly subject: string;
  readonly text: string;
  /** What to do. */
  readonly action: string;
  /** The day from which the level has held or been worse; null where it has no day. */
  readonly since: IsoDate | null;
}

const weight = { ok: 0, warn: 1, limit: 2 } as const;

/** The worse of some levels; `ok` of none. */
export function worstLevel(levels: readonly AlarmLevel[]): AlarmLevel {
  return levels.reduce<AlarmLevel>((worst, level) => (weight[level] > weight[worst] ? level : worst), 'ok');
}

/** Worst first; among equals the order stays. */
export function worstFirst(alarms: readonly Alarm[]): readonly Alarm[] {
  return alarms.toSorted((a, b) => weight[b.level] - weight[a.level]);
}

/** Where a value that is bad when high stands against two marks. */
export function levelAbove(value: number, warn: number, limit: number): AlarmLevel {
  if (value >= limit) return 'limit';
  return value >= warn ? 'warn' : 'ok';
}

/**
 * The first day of the stretch, reaching to the last day, over which a path has been at or above a mark.
 *
 * @param path NaN = no value, which ends the stretch
 * @returns index into the path, or null where its last value is below
 */
export function aboveSince(path: Float64Array, mark: number): number | null {
  let day = path.length;
  while (day > 0 && path[day - 1]! >= mark) day--;
  return day === path.length ? null : day;
}
