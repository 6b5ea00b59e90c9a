import { type IsoDate } from '../market/epoch-day.ts';

/** Another security's returns for one that has none at that time; null = it is left out and counts as no profit or loss. */
export interface NamedProxy {
  readonly symbol: string;
  readonly proxy: string | null;
}

export interface FactorShock {
  /** `market`, a style's id, `industry:` or `currency:` and its name. */
  readonly factor: string;
  /** In the part's unit; −0.1 = the factor falls by 10 %, or by a tenth of its daily σ. */
  readonly size: number;
}

export interface SymbolShock {
  readonly symbol: string;
  /** Simple return: −0.3 = the price falls by 30 %. */
  readonly size: number;
}

/** Every day of a stretch of the past happens again to today's holdings. Both days belong to it. */
export interface ReplayPart {
  readonly kind: 'replay';
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly proxies?: readonly NamedProxy[] | undefined;
}

/** As a replay, of the trading days in a row that would have hurt today's holdings most. */
export interface WorstDaysPart {
  readonly kind: 'worst-days';
  readonly days: number;
  readonly proxies?: readonly NamedProxy[] | undefined;
}

/** The portfolio loses `multiple` times its daily volatility, in the most likely way. */
export interface SigmaPart {
  readonly kind: 'sigma';
  readonly multiple: number;
}

/** All volatilities × `multiple`: of what the scenario replays and of what it states in σ, and of the σ and VaR after it. */
export interface VolatilityPart {
  readonly kind: 'volatility';
  readonly multiple: number;
}

/** Correlations of all securities × `multiple`, at most 0.99. */
export interface CorrelationPart {
  readonly kind: 'correlation';
  readonly multiple: number;
}

/** Factors move by stated sizes; the others stay where they are or, propagated, follow as they usually do. */
export interface FactorsPart {
  readonly kind: 'factors';
  readonly shocks: readonly FactorShock[];
  readonly unit: 'return' | 'sigma';
  readonly propagate: boolean;
}

/** Every security of a sector moves by this return. */
export interface SectorPart {
  readonly kind: 'sector';
  readonly sector: string;
  readonly size: number;
}

/** Single names move by stated returns; spread, the factor move they imply moves all others. */
export interface NamesPart {
  readonly kind: 'names';
  readonly shocks: readonly SymbolShock[];
  readonly spread: boolean;
}

/** A return for each symbol listed, nothing for the others. */
export interface TablePart {
  readonly kind: 'table';
  readonly shocks: readonly SymbolShock[];
}

export type ScenarioPart =
  | ReplayPart
  | WorstDaysPart
  | SigmaPart
  | VolatilityPart
  | CorrelationPart
  | FactorsPart
  | SectorPart
  | NamesPart
  | TablePart;

export type ScenarioPartKind = ScenarioPart['kind'];
export type PartOf<Kind extends ScenarioPartKind> = Extract<ScenarioPart, { readonly kind: Kind }>;

/** A stress scenario: any parts together. Their order means nothing; what moves a security adds up. */
export interface Scenario {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Under which it is listed. */
  readonly group: string;
  readonly parts: readonly ScenarioPart[];
}
