import { type Descriptor } from '../descriptors/descriptor.ts';
import { openDescriptorBlock, type DescriptorBlock } from '../descriptors/descriptor-block.ts';
import { descriptors, styles } from '../descriptors/registry.ts';
import { readStyleFormula, type StyleFormula } from '../descriptors/style-formula.ts';
import { type Style } from '../descriptors/style.ts';
import { type ModelData } from '../model-data.ts';
import { importedValues } from './imported-values.ts';
import { orthogonalise } from './orthogonalise.ts';
import { newStandardisation, standardise, type Standardisation } from './standardise.ts';
import { type StylePlan } from './style-plan.ts';
import { newUniverseDay, packUniverse, type UniverseDay } from './universe-day.ts';

/** A style known for less than this share of the universe is dropped on that date. */
export const leastCoverage = 0.5;

/** Exposures of some consecutive dates. */
export interface ExposureBlock {
  readonly block: DescriptorBlock;
  /** The universe of the date computed last. */
  readonly universe: UniverseDay;
  /**
   * Style exposures of every security at the close of a date, standardised; a missing one is NaN, and so is a whole style
   * that is dropped on the date.
   *
   * @param exposures receives styles × securities, style by style
   */
  onDate(date: number, exposures: Float64Array): void;
  /** A descriptor as it was measured, dates × securities of the block. */
  measured(id: string): Float64Array;
}

/** @param from first date of the block and `to` the one after its last, as positions in the data's dates */
export function openExposureBlock(data: ModelData, plan: StylePlan, from: number, to: number): ExposureBlock {
  const { securities } = data;
  const block = openDescriptorBlock(data, from, to);
  const universe = newUniverseDay(securities);
  const scratch = new Float64Array(securities);
  const standardisations = new Map<string, Standardisation>();
  const registered = new Map(styles.map((style) => [style.id, style]));
  const formulas = new Map<string, StyleFormula>();
  for (const style of plan) {
    if (style.kind === 'formula') formulas.set(style.id, readStyleFormula(style.formula, new Set(descriptors.keys())));
  }
  const measuredValues = new Map<string, Float64Array>();

  const measured = (id: string): Float64Array => {
    let values = measuredValues.get(id);
    if (!values) {
      values = new Float64Array(securities * (to - from));
      const descriptor: Descriptor = descriptors.get(id)!;
      descriptor.measure(block, values);
      measuredValues.set(id, values);
    }
    return values;
  };
  const rowOf = (id: string, date: number) =>
    measured(id).subarray((date - from) * securities, (date - from + 1) * securities);
  /** @param name of what is standardised: each remembers where its medians were on the date before */
  const toScores = (name: string, values: Float64Array): boolean => {
    let own = standardisations.get(name);
    if (!own) standardisations.set(name, (own = newStandardisation(securities)));
    return standardise(values, universe.members, universe.count, universe.capWeights, scratch, own);
  };

  const part = new Float64Array(securities);
  const counts = new Uint8Array(securities);
  const combine = ({ id, parts }: Style, date: number, values: Float64Array): void => {
    if (parts.length === 1) {
      values.set(rowOf(parts[0]!.descriptor.id, date));
      toScores(id, values);
      if (parts[0]!.sign < 0) for (let i = 0; i < securities; i++) values[i] = -values[i]!;
      return;
    }
    values.fill(0);
    counts.fill(0);
    for (const { descriptor, sign } of parts) {
      part.set(rowOf(descriptor.id, date));
      toScores(descriptor.id, part);
      for (let i = 0; i < securities; i++) {
        const score = part[i]!;
        if (score === score) {
          values[i]! += sign * score;
          counts[i]!++;
        }
      }
    }
    for (let i = 0; i < securities; i++) values[i] = counts[i]! > 0 ? values[i]! / counts[i]! : NaN;
    toScores(id, values);
  };

  const fillStyle = (style: StylePlan[number], date: number, values: Float64Array): void => {
    if (style.kind === 'registered') combine(registered.get(style.id)!, date, values);
    else {
      if (style.kind === 'imported') importedValues(data, style.position, date, values);
      else {
        const rows = {
          descriptor: (id: string) => rowOf(id, date),
          standardised: (found: Float64Array) => {
            const scores = found.slice();
            toScores(`z ${style.id}`, scores);
            return scores;
          },
        };
        values.set(formulas.get(style.id)!.evaluate(rows, securities));
      }
      toScores(style.id, values);
    }
  };

  return {
    block,
    universe,
    measured,
    onDate(date, exposures) {
      packUniverse(data, date, universe);
      const columns = new Map(
        plan.map(({ id }, s) => [id, exposures.subarray(s * securities, (s + 1) * securities)] as const),
      );
      for (const style of plan) {
        const values = columns.get(style.id)!;
        fillStyle(style, date, values);
        if (knownMembers(values, universe) < leastCoverage * universe.count) {
          values.fill(NaN);
          continue;
        }
        if (style.kind !== 'registered') continue;
        const others = registered
          .get(style.id)!
          .orthogonalTo.map((id) => columns.get(id))
          .filter((column) => column !== undefined && knownMembers(column, universe) > 0);
        if (others.length === 0) continue;
        orthogonalise(values, others as readonly Float64Array[], universe);
        toScores(`orthogonal ${style.id}`, values);
      }
    },
  };
}

function knownMembers(values: Float64Array, { members, count }: UniverseDay): number {
  let known = 0;
  for (let m = 0; m < count; m++) {
    const value = values[members[m]!]!;
    if (value === value) known++;
  }
  return known;
}
