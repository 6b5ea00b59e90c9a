import { type IsoDate } from '../../market/epoch-day.ts';

/** Weights of an ensemble's members at one confidence, from a day on until the next. */
export interface WeightsFrom {
  readonly date: IsoDate;
  /** In the order of the members; not negative, adding up to 1. */
  readonly weights: readonly number[];
}

/** How an ensemble weighed its members. */
export interface EnsembleWeights {
  readonly ensemble: string;
  readonly members: readonly string[];
  readonly levels: readonly { readonly confidence: number; readonly steps: readonly WeightsFrom[] }[];
}
