import { type FactorGroup } from '../factor-model/factor.ts';
import { type ModelReference } from '../factor-model/risk-model.ts';
import { type LimitAction, type LimitLevel } from '../limits/limit.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';
import { type Scenario, type ScenarioPartKind } from './scenario.ts';

/** Losses are positive fractions of net asset value throughout; amounts are base currency, decimal text to the cent. */
export interface StressPartLoss {
  /** Position among the scenario's parts; null for the VaR that a regime alone is measured by. */
  readonly part: number | null;
  readonly kind: ScenarioPartKind | 'value-at-risk';
  readonly label: string;
  /** Without volatility and correlation, which have what they add: volatility first, then correlation. */
  readonly loss: number;
  readonly amount: string;
}

export interface StressPositionLoss {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly strategy: string;
  /** Signed market value ÷ NAV. */
  readonly weight: number;
  /** Return of the security in the scenario. */
  readonly move: number;
  readonly loss: number;
}

export interface StressCutLoss {
  /** Sector or strategy. */
  readonly key: string;
  readonly weight: number;
  readonly loss: number;
  readonly amount: string;
}

export interface StressFactorLoss {
  /** A factor's id; `rest` = what moves securities besides factors. */
  readonly id: string;
  readonly label: string;
  readonly group: FactorGroup | 'rest';
  /** Of the portfolio; null for the rest. */
  readonly exposure: number | null;
  /** Return of the factor in the scenario, and as a multiple of its daily σ before the stress; null for the rest. */
  readonly move: number | null;
  readonly sigmas: number | null;
  readonly loss: number;
  readonly amount: string;
}

/** How far a shock was carried to factors that were not shocked. */
export interface Propagation {
  readonly part: number;
  readonly moves: readonly {
    readonly factor: string;
    readonly label: string;
    readonly move: number;
    readonly sigmas: number;
    readonly shocked: boolean;
    /** Share of the factor's variance that the shocked ones explain; 1 for those shocked, null for one that never moves. */
    readonly rSquared: number | null;
  }[];
  /**
   * Factors: share of the variance of the portfolio's unshocked factor return that the shocked ones explain; null where there
   * is none. Names: share of the shocked names' variance, in the direction of the shock, that factors explain.
   */
  readonly rSquared: number | null;
}

/** How likely a factor move is. */
export interface Plausibility {
  /** √(fᵀF⁻¹f), F over the days of the move. */
  readonly distance: number;
  /** Directions that the scenario fixes: the degrees of freedom of the odds. */
  readonly dimensions: number;
  /** Trading days the move takes. */
  readonly days: number;
  readonly normal: Odds;
  /** Multivariate t with the same covariance. */
  readonly studentT: Odds & { readonly degreesOfFreedom: number };
}

/** Chance of a move at least as far, in any direction, in one period of `days`; "one in N". */
export interface Odds {
  readonly probability: number;
  /** 1 ÷ probability; null where that is beyond what a number can hold. */
  readonly oneIn: number | null;
}

export interface ReplayCoverage {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly cells: number;
  /** Security-days without any return: they count as no profit or loss. */
  readonly missingCells: number;
  readonly proxiedCells: number;
  readonly missing: readonly CellCount[];
  readonly proxied: readonly (CellCount & { readonly by: string })[];
}

export interface CellCount {
  readonly symbol: string;
  readonly cells: number;
}

/** Today's holdings through a replay, day by day. */
export interface StressPath {
  readonly dates: readonly IsoDate[];
  /** Loss since the start at each day's close, fractions of NAV. */
  readonly losses: readonly number[];
  /** The largest of them, and its day. */
  readonly worst: { readonly date: IsoDate; readonly loss: number };
}

/** Annual volatility and 99 % one-day normal VaR, before and after the stress. */
export interface StressedRisk {
  readonly volatility: { readonly before: number; readonly after: number };
  readonly valueAtRisk: { readonly before: number; readonly after: number };
  /** What the covariances are taken from. */
  readonly covariance: 'factor-model' | 'sample';
}

/** A stress limit that a loss was held against. */
export interface StressLimitCheck {
  readonly limitId: number;
  readonly warn: number | null;
  readonly limit: number | null;
  readonly halt: number | null;
  readonly utilisation: number | null;
  readonly level: LimitLevel;
  readonly action: LimitAction;
}

/** Everything about one scenario of one portfolio, before it is held against limits. */
export interface MeasuredStress {
  readonly scenario: string;
  readonly name: string;
  readonly group: string;
  readonly loss: number;
  readonly amount: string;
  /** `value-at-risk`: the scenario changes only volatility or correlation, and the loss is the VaR 99 after it. */
  readonly basis: 'moves' | 'value-at-risk';
  readonly byPart: readonly StressPartLoss[];
  /** One row a position, the largest loss first. */
  readonly byPosition: readonly StressPositionLoss[];
  readonly byStrategy: readonly StressCutLoss[];
  readonly bySector: readonly StressCutLoss[];
  /** By factor and the rest; null without a factor model. */
  readonly byFactor: readonly StressFactorLoss[] | null;
  /** One for each replay among the parts. */
  readonly paths: readonly (StressPath & { readonly part: number })[];
  readonly coverage: readonly (ReplayCoverage & { readonly part: number })[];
  readonly risk: StressedRisk;
  readonly propagations: readonly Propagation[];
  /** null without a factor model or a factor move. */
  readonly plausibility: Plausibility | null;
  readonly warnings: readonly Warning[];
}

export interface StressResult extends MeasuredStress {
  /** Those set on this scenario and those on any; empty = none is. */
  readonly limits: readonly StressLimitCheck[];
}

/** A scenario in one line. `loss` is null where the scenario cannot be computed, and `reason` says why. */
export interface StressRow {
  readonly scenario: string;
  readonly name: string;
  readonly group: string;
  readonly loss: number | null;
  readonly amount: string | null;
  readonly basis: MeasuredStress['basis'] | null;
  readonly worstPosition: { readonly symbol: string; readonly strategy: string; readonly loss: number } | null;
  readonly reason: string | null;
  readonly warnings: number;
}

/** What several scenarios would cost a portfolio. */
export interface StressRun {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly nav: string;
  readonly model: ModelReference | null;
  /** Why there is no factor model. */
  readonly noModel: string | null;
  readonly datasetVersion: string;
  /** One a scenario, in the order asked for. */
  readonly rows: readonly (StressRow & { readonly limits: readonly StressLimitCheck[] })[];
  /** In full: of the scenarios that were named, where they can be computed. */
  readonly results: readonly StressResult[];
  readonly warnings: readonly Warning[];
}

/** The most likely move that loses a stated fraction of NAV. */
export interface ReverseStress extends Omit<MeasuredStress, 'plausibility'> {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly nav: string;
  readonly plausibility: Plausibility;
  /** Whether factors move, or without a factor model the securities themselves. */
  readonly space: 'factors' | 'securities';
  /** The move as a scenario that can be saved. */
  readonly asScenario: Scenario;
}
