import { type IsoDate } from '../../market/epoch-day.ts';
import { type Alarm } from '../alarm.ts';
import { type FeatureDrift } from '../drift.ts';

const named = 3;

/**
 * One alarm for all features that have shifted. It only warns: that markets change is no fault of a method, and a method that
 * does not keep up with them is found by its exceptions.
 */
export function driftAlarms(features: readonly FeatureDrift[]): readonly Alarm[] {
  const shifted = features.filter(({ level }) => level === 'limit').toSorted((a, b) => a.ksPValue - b.ksPValue);
  const [first] = shifted;
  if (first === undefined) return [];
  const shown = shifted.slice(0, named).map(({ label, stability }) => `${label} (PSI ${stability.toFixed(2)})`);
  const others = shifted.length > named ? ` and ${shifted.length - named} more` : '';
  return [
    {
      id: 'drift',
      area: 'drift',
      level: 'warn',
      subject: 'Data',
      text:
        `The last ${first.recent.days} days are distributed differently from the ${first.reference.days} before: ` +
        `${shown.join(', ')}${others}`,
      action: 'Look at the histograms of then and now; refit models trained on the earlier days before relying on them',
      since: shifted.map(shiftedSince).toSorted()[0] ?? null,
    },
  ];
}

/** The first of the dates in a row, up to the last, on which the feature was found shifted. */
function shiftedSince({ history }: FeatureDrift): IsoDate {
  let first = history.length - 1;
  while (first > 0 && history[first - 1]!.level === 'limit') first--;
  return history[first]!.date;
}
