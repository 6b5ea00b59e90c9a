import { type IsoDate } from '../../market/epoch-day.ts';
import { type CellReason } from '../exposures/cell-reason.ts';
import { type FactorGroup } from '../factor.ts';
import { type ModelReference, type SpecificSource } from '../risk-model.ts';

/** One exposure of a security beside the universe it was standardised in. */
export interface SecurityExposure {
  readonly id: string;
  readonly label: string;
  readonly group: FactorGroup;
  readonly exposure: number;
  readonly reason: CellReason;
  /** Share of the model's securities with a smaller exposure, in percent; null for dummies. */
  readonly percentile: number | null;
  /** Factor volatility, annual. */
  readonly volatility: number;
  /** Correlation of the factor with the security. */
  readonly correlation: number;
  /** x·σ·ρ, annual; these and the specific part add up to the total. */
  readonly contribution: number;
  readonly percent: number;
  /** Exposures of the universe for a small distribution beside the security: quantiles at 0, 5, 25, 50, 75, 95, 100 %. */
  readonly universe: readonly number[];
}

/** A security's risk by the factor model, annual. */
export interface SecurityView {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly asOf: IsoDate;
  readonly model: ModelReference;
  readonly standardDeviation: { readonly total: number; readonly factors: number; readonly specific: number };
  /** Percent of variance; each level adds up to 100. */
  readonly varianceDecomposition: {
    readonly summary: { readonly factors: number; readonly specific: number };
    readonly groups: Readonly<Record<FactorGroup, number>>;
  };
  readonly specificSource: SpecificSource;
  readonly exposures: readonly SecurityExposure[];
  /** Predicted beta to the cap-weighted estimation universe's proxy, the market factor portfolio; null where it has no variance. */
  readonly marketBeta: number | null;
}
