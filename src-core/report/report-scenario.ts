import { type LimitLevel } from '../limits/limit.ts';
import { type ResultSeries } from '../portfolio/portfolio-risk.ts';

/** The part of a scenario's loss that falls on one position, strategy, sector or factor. */
export interface ScenarioPart {
  readonly label: string;
  /** Fraction of NAV, positive = loss; the parts of one cut add up to the loss. */
  readonly loss: number;
}

/** A stress scenario's result. */
export interface ReportScenario {
  readonly id: string;
  readonly name: string;
  /** Historical replay, factor shock, … in the user's words. */
  readonly kind: string;
  /** Fraction of NAV, positive = loss; null where the scenario could not be computed. */
  readonly loss: number | null;
  /** Base currency, decimal text. */
  readonly lossAmount: string | null;
  /** The stress limit it was checked against. */
  readonly limit: { readonly threshold: number; readonly level: LimitLevel } | null;
  readonly byPosition: readonly ScenarioPart[];
  readonly byStrategy: readonly ScenarioPart[];
  readonly bySector: readonly ScenarioPart[];
  readonly byFactor: readonly ScenarioPart[];
  /** Cumulative result day by day of a replay, fractions of NAV; null for other kinds. */
  readonly path: ResultSeries | null;
  /** Warnings, proxies used, or why there is no loss. */
  readonly note: string;
}
