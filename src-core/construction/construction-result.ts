import { type IsoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';
import { type BindingBound, type ConstructionGoal, type CovarianceEstimator } from './construction.ts';

/** A bound on a sector's weight or on the exposure to a factor; null = none on that side. */
export interface NamedRange {
  readonly name: string;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What a portfolio is to be constructed for, with everything decided but the securities. */
export interface ConstructionBrief {
  readonly goal: ConstructionGoal;
  readonly covariance: CovarianceEstimator;
  readonly longOnly: boolean;
  /** Largest weight of one security, in size; null = none. */
  readonly cap: number | null;
  /** Sum of the weights; null = what is invested today. */
  readonly budget: number | null;
  readonly turnover: number | null;
  readonly sectors: readonly NamedRange[];
  /** By factor id. */
  readonly factors: readonly NamedRange[];
  readonly excluded: readonly string[];
  /** Annual volatility the result is scaled to; null = none. */
  readonly targetVolatility: number | null;
  readonly maximumLeverage: number;
  /** Of the historical VaR and ES before and after. */
  readonly confidence: number;
}

/** A position's way from today to its target; money is decimal text in base currency. */
export interface ConstructedPosition {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly present: number;
  readonly target: number;
  readonly riskShare: number;
  /** Signed change of quantity, whole units, decimal text. */
  readonly trade: string;
  readonly tradeAmount: string;
  /** What the strategies that change would hold, decimal text; null = nothing any more. */
  readonly strategies: readonly { readonly strategy: string; readonly quantity: string | null }[];
}

/** Figures of the portfolio as it is or as it would be, by the covariance of the construction. */
export interface ConstructionFigures {
  readonly volatilityAnnual: number;
  readonly grossLeverage: number;
  readonly netLeverage: number;
  /** null without a benchmark. */
  readonly trackingErrorAnnual: number | null;
  readonly diversificationRatio: number;
  readonly largestWeight: number;
  /** 1 ÷ Σ w² of the normalised weights. */
  readonly effectiveNames: number;
  /** Historical, at the workspace's confidence, of the holdings carried back through the window. */
  readonly var: number;
  readonly es: number;
}

export interface ConstructionResult {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly nav: string;
  readonly confidence: number;
  readonly positions: readonly ConstructedPosition[];
  readonly before: ConstructionFigures;
  readonly after: ConstructionFigures;
  readonly turnover: number;
  /** What the weights were scaled by to meet the target volatility; 1 without one. */
  readonly scale: number;
  /** Shrinkage of the covariance; null for an estimate without. */
  readonly shrinkage: number | null;
  readonly binding: readonly BindingBound[];
  readonly warnings: readonly Warning[];
}
