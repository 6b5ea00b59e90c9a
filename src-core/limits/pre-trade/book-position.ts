import { type ExactDecimal } from '../../numerics/exact-decimal.ts';

/** A security that is held or may be traded. */
export interface BookSecurity {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly country: string;
  readonly issuer: string;
  readonly currency: string;
  /** Local currency. */
  readonly price: ExactDecimal;
  /** Base currency for one unit of the local one. */
  readonly rate: ExactDecimal;
  /** price × rate. */
  readonly unitValue: ExactDecimal;
  /** Shares a day; null = unknown. */
  readonly averageVolume: number | null;
}

export interface BookPosition {
  /** Index of the security. */
  readonly security: number;
  readonly strategy: string;
  /** Signed. */
  readonly quantity: ExactDecimal;
  /** Base currency, signed. */
  readonly value: ExactDecimal;
}
