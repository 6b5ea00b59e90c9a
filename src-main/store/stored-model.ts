import { type RunOrigin } from '../../src-core/contract/experiment-filter.ts';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';

/** A factor model version to be kept. Contents are the build's own binary records. */
export interface NewFactorModel {
  readonly createdAt: string;
  readonly datasetVersion: string;
  readonly asOf: EpochDay;
  readonly preset: string;
  /** Canonical JSON and its SHA-256. */
  readonly parameters: string;
  readonly parametersHash: string;
  /** The version whose earlier days it takes over. */
  readonly parent: number | null;
  /** First day of its own. */
  readonly ownFrom: EpochDay;
  readonly engineVersion: string;
  readonly elapsedMilliseconds: number;
  /** SHA-256 of the numbers risk is computed from. */
  readonly hash: string;
  /** JSON. */
  readonly summary: string;
  /** Its own days and reviews, ascending. */
  readonly days: readonly { readonly date: EpochDay; readonly content: Uint8Array }[];
  readonly reviews: readonly { readonly date: EpochDay; readonly content: Uint8Array }[];
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** Where its run comes from; absent = computed here on the data of the day. */
  readonly origin?: RunOrigin;
}
export type StoredFactorModel = Omit<NewFactorModel, 'days' | 'reviews' | 'parts' | 'origin'> & { readonly id: number };
/** A day or review of a version, with the version that computed it. */
export interface StoredModelDay {
  readonly model: number;
  readonly date: EpochDay;
  readonly content: Uint8Array;
}

/** A style of the user's; without a formula its values were imported. */
export interface StyleRow {
  readonly id: string;
  readonly label: string;
  readonly formula: string | null;
  /** Number of imported values. */
  readonly values: number;
}
