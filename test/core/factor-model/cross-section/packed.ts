import { newPackedDay, packDay, type PackedDay } from '../../../../src-core/factor-model/cross-section/packed-day.ts';

/** A day's cross-section in plain words; every security takes part. */
export interface PlainDay {
  readonly returns: readonly number[];
  readonly capWeights: readonly number[];
  readonly regressionWeights: readonly number[];
  readonly industries: number;
  readonly industryOf: readonly number[];
  /** Securities × styles. */
  readonly styles: readonly (readonly number[])[];
}

/** Packs a plain day. @returns it and the place of each packed security among the plain ones */
export function packPlainDay(day: PlainDay): { readonly packed: PackedDay; readonly order: readonly number[] } {
  const securities = day.returns.length;
  const styles = day.styles[0]?.length ?? 0;
  const packed = newPackedDay(securities, day.industries, styles);
  packDay(
    {
      count: securities,
      members: Int32Array.from(day.returns.keys()),
      capWeights: Float64Array.from(day.capWeights),
      regressionWeights: Float64Array.from(day.regressionWeights),
      industryOf: Int32Array.from(day.industryOf),
      returns: Float64Array.from(day.returns),
      exposures: Float64Array.from({ length: styles * securities }, (_, cell) => {
        return day.styles[cell % securities]![Math.floor(cell / securities)]!;
      }),
      securities,
      activeStyles: Array.from({ length: styles }, (_, s) => s),
    },
    new Uint8Array(day.industries),
    packed,
  );
  const order = [...day.industryOf.keys()].sort((a, b) => day.industryOf[a]! - day.industryOf[b]! || a - b);
  return { packed, order };
}
