import { type FactorGroup } from '../factor.ts';
import { type ModelReference } from '../risk-model.ts';

/** One factor's part of the risk: x·σ·ρ, all annual. Contributions of all factors and the specific part add up to σ. */
export interface FactorRiskRow {
  readonly id: string;
  readonly label: string;
  readonly group: FactorGroup;
  /** Exposure x = hᵀX. */
  readonly exposure: number;
  /** Stand-alone volatility σ of the factor. */
  readonly volatility: number;
  /** Correlation ρ of the factor with the portfolio. */
  readonly correlation: number;
  /** x·σ·ρ. */
  readonly contribution: number;
  /** Contribution ÷ σ of the portfolio, in percent of variance. */
  readonly percent: number;
  /** σ·ρ: change of the portfolio's volatility for one more unit of exposure. */
  readonly marginal: number;
}

export interface FactorGroupRow {
  readonly group: FactorGroup | 'specific';
  readonly contribution: number;
  readonly percent: number;
  /** Volatility of the group's part alone. */
  readonly volatility: number;
}

/** A sector's or strategy's part of the risk; contributions add up to σ. */
export interface CutRiskRow {
  readonly key: string;
  readonly weight: number;
  readonly contribution: number;
  readonly factorContribution: number;
  readonly specificContribution: number;
  readonly percent: number;
  /** Volatility of this part alone, and its correlation with the whole. */
  readonly volatility: number;
  readonly correlation: number;
}

/** A security's part of the risk; contributions add up to σ. */
export interface SecurityRiskRow {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  /** Portfolio weight h, or active weight. */
  readonly weight: number;
  /** (Vh)ᵢ ÷ σ. */
  readonly marginal: number;
  /** hᵢ × marginal. */
  readonly contribution: number;
  readonly factorContribution: number;
  readonly specificContribution: number;
  readonly percent: number;
  /** The security's own annual volatility, and the specific part of it. */
  readonly volatility: number;
  readonly specificVolatility: number;
}

/** Risk of one set of weights, in annual volatilities (fractions of NAV). */
export interface Decomposed {
  readonly totalVolatility: number;
  readonly factorVolatility: number;
  readonly specificVolatility: number;
  /** Add up to 100; both 0 where there is no risk at all. */
  readonly factorVariancePercent: number;
  readonly specificVariancePercent: number;
  readonly byGroup: readonly FactorGroupRow[];
  readonly byFactor: readonly FactorRiskRow[];
  readonly bySector: readonly CutRiskRow[];
  readonly byStrategy: readonly CutRiskRow[];
  readonly bySecurity: readonly SecurityRiskRow[];
}

/** Risk relative to a benchmark. */
export interface ActiveDecomposed extends Decomposed {
  readonly benchmark: string;
  /** `holdings`: from the benchmark's weights. `returns`: an index known by its levels, its exposures regressed on factor returns. */
  readonly basis: 'holdings' | 'returns';
  /** R² of that regression; null with weights. */
  readonly benchmarkRSquared: number | null;
  /** Exposures of an index found by that regression, one a factor; null with weights. */
  readonly benchmarkExposures: readonly number[] | null;
  readonly benchmarkVolatility: number;
  /** hᵀVb ÷ bᵀVb. */
  readonly beta: number;
}

/** A portfolio's risk by the factor model: the whole, and relative to the benchmark where there is one. */
export interface RiskDecomposition extends Decomposed {
  readonly model: ModelReference;
  readonly active: ActiveDecomposed | null;
  /** Held securities without exposures of their own: counted as market and sector alone, with structural specific risk. */
  readonly uncovered: readonly string[];
}

/** One security's part in one factor: weight × exposure × σ·ρ; adds up to the factor's contribution. */
export interface FactorSecurityRow {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly weight: number;
  readonly exposure: number;
  readonly reason: string;
  readonly contribution: number;
  /** Of the portfolio's variance, in percent. */
  readonly percent: number;
}
