import { type IsoDate } from '../../market/epoch-day.ts';
import { type Warning } from '../../warning.ts';
import { type FactorGroup } from '../factor.ts';
import { type ModelReference } from '../risk-model.ts';

/** A linked part of the period's return. Rows of one table add up to the return of the holdings over the period. */
export interface AttributionRow {
  readonly id: string;
  readonly label: string;
  readonly group: FactorGroup | 'specific';
  /** Mean exposure over the period; null for the specific part. */
  readonly averageExposure: number | null;
  /** Linked contribution to return (Carino), a fraction. */
  readonly contribution: number;
  /** From the standard errors of the factor returns; null for the specific part. */
  readonly standardError: number | null;
}

export interface StrategyAttribution {
  readonly strategy: string;
  readonly contribution: number;
  readonly factorContribution: number;
  readonly specificContribution: number;
  readonly byGroup: Readonly<Record<FactorGroup, number>>;
}

/** Realised return of holdings over a period by factor, strategy and security, linked by Carino's method. */
export interface Attribution {
  readonly portfolio: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly model: ModelReference;
  /** Whether positions of each date were known, or the earliest known were carried back. */
  readonly holdings: 'recorded' | 'carried-back' | 'mixed';
  /** Compounded return of the holdings, a fraction of NAV; the sum of all contributions. */
  readonly holdingsReturn: number;
  readonly factorReturn: number;
  readonly specificReturn: number;
  /** Return of the imported NAV history, flows taken out, and what holdings do not explain of it (trading, fees); null without one. */
  readonly realisedReturn: number | null;
  readonly unexplained: number | null;
  readonly byFactor: readonly AttributionRow[];
  readonly byStrategy: readonly StrategyAttribution[];
  readonly bySecurity: readonly {
    readonly symbol: string;
    readonly contribution: number;
    readonly factorContribution: number;
    readonly specificContribution: number;
  }[];
  /** Cumulative linked contribution by group on each date, for the chart. */
  readonly path: {
    readonly dates: readonly IsoDate[];
    readonly groups: readonly { readonly group: FactorGroup | 'specific'; readonly values: readonly number[] }[];
  };
  readonly warnings: readonly Warning[];
}
