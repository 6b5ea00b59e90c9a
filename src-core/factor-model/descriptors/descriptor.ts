import { type CellReason } from '../exposures/cell-reason.ts';
import { type DescriptorBlock } from './descriptor-block.ts';

/** What a descriptor is measured from. */
export type DescriptorInput = 'prices' | 'volume' | 'market cap' | 'accounts' | 'market return';

/**
 * A measurable property of a security at the close of a date, before it is standardised. One file exports one descriptor
 * and registry.ts lists it under its style.
 */
export interface Descriptor {
  /** A name that formulas of users' styles may use. */
  readonly id: string;
  readonly label: string;
  readonly inputs: readonly DescriptorInput[];
  readonly formula: string;
  readonly source: string;
  /**
   * Measures every security on every date of the block, from data up to that date.
   *
   * @param values receives dates × securities, date by date; NaN where unknown
   */
  measure(block: DescriptorBlock, values: Float64Array): void;
  /** Why a value is unknown. */
  reasonMissing(block: DescriptorBlock, security: number, date: number): CellReason;
}
