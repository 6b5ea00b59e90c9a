import { type Descriptor } from './descriptor.ts';

/** A style factor: the mean of its standardised descriptors, standardised again. */
export interface Style {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly StylePart[];
  /** Styles it is made uncorrelated with, where they exist on the date. */
  readonly orthogonalTo: readonly string[];
}

export interface StylePart {
  readonly descriptor: Descriptor;
  /** −1 where a high value counts against the style. */
  readonly sign: 1 | -1;
}
