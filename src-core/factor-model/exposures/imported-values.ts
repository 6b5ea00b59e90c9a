import { type ModelData } from '../model-data.ts';

/** The values of an imported style in force on a date: each security's newest up to it, NaN = none. */
export function importedValues(data: ModelData, position: number, date: number, values: Float64Array): void {
  const { offsets, dates, values: own } = data.importedStyles[position]!;
  const day = data.dates[date]!;
  for (let i = 0; i < data.securities; i++) {
    let newest = offsets[i + 1]! - 1;
    while (newest >= offsets[i]! && dates[newest]! > day) newest--;
    values[i] = newest >= offsets[i]! ? own[newest]! : NaN;
  }
}
