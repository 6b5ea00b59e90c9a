import { descriptors, styles } from '../descriptors/registry.ts';
import { readStyleFormula } from '../descriptors/style-formula.ts';
import { reasonCode, type CellReason } from './cell-reason.ts';
import { type ExposureBlock } from './exposure-block.ts';
import { newStandardisation, standardise } from './standardise.ts';
import { type PlannedStyle, type StylePlan } from './style-plan.ts';

/**
 * Says for every style exposure of a date why it is what it is.
 *
 * @param exposures styles × securities as `onDate` gave them for this date
 * @param reasons receives positions in `cellReasons`
 */
export function fillReasons(
  { block, universe, measured }: ExposureBlock,
  plan: StylePlan,
  date: number,
  exposures: Float64Array,
  reasons: Uint8Array,
): void {
  const { securities } = block.data;
  const scratch = new Float64Array(securities);
  const standardisation = newStandardisation(securities);
  const known = new Set(descriptors.keys());

  /** Bounds outside which a descriptor's values were clipped. */
  const boundsOf = (values: Float64Array) => {
    standardise(values.slice(), universe.members, universe.count, universe.capWeights, scratch, standardisation);
    return { low: standardisation.clipLow, high: standardisation.clipHigh };
  };

  const descriptorsOf = (style: PlannedStyle): readonly string[] => {
    if (style.kind === 'imported') return [];
    if (style.kind === 'formula') return readStyleFormula(style.formula, known).uses;
    return styles.find(({ id }) => id === style.id)!.parts.map(({ descriptor }) => descriptor.id);
  };

  plan.forEach((style, s) => {
    const column = exposures.subarray(s * securities, (s + 1) * securities);
    const dropped = column.every((value) => Number.isNaN(value));
    const rows = descriptorsOf(style).map((id) => {
      const start = (date - block.from) * securities;
      const values = measured(id).subarray(start, start + securities);
      return { descriptor: descriptors.get(id)!, values, ...boundsOf(values) };
    });
    const reasonOf = (i: number): CellReason => {
      const missing = rows.filter(({ values }) => Number.isNaN(values[i]!));
      if (Number.isNaN(column[i]!)) {
        if (missing.length > 0) return missing[0]!.descriptor.reasonMissing(block, i, date);
        return dropped ? 'style-dropped' : style.kind === 'imported' ? 'missing-value' : 'not-meaningful';
      }
      if (missing.length > 0) return 'partial';
      return rows.some(({ values, low, high }) => values[i]! < low || values[i]! > high) ? 'clipped' : 'known';
    };
    for (let i = 0; i < securities; i++) reasons[s * securities + i] = reasonCode[reasonOf(i)];
  });
}
