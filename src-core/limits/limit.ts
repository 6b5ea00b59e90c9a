import { type IsoDate } from '../market/epoch-day.ts';

export const limitActions = ['allow', 'warn', 'reduce', 'reject', 'halt'] as const;
export type LimitAction = (typeof limitActions)[number];

export const controlPoints = ['pre-trade', 'end-of-day', 'both'] as const;
export type ControlPoint = (typeof controlPoints)[number];

/** What a limit is set on. `strategy` names one strategy of the portfolio; absent = all of them, each on its own. */
export interface LimitScope {
  readonly level: 'workspace' | 'portfolio' | 'strategy';
  readonly portfolio?: string | undefined;
  readonly strategy?: string | undefined;
}

/** How the measured number is computed; only the fields the metric uses are present. */
export interface MetricParameters {
  readonly method?: string | undefined;
  readonly confidence?: number | undefined;
  readonly horizon?: number | undefined;
  /** Symbol, sector or factor the metric is restricted to; absent = the largest. */
  readonly subject?: string | undefined;
  /** N of a top-N concentration. */
  readonly count?: number | undefined;
  /** Share of the average daily volume that may be traded in a day. */
  readonly participation?: number | undefined;
}

/**
 * A limit: metric × scope × calculation source × control point × thresholds. Thresholds are decimal text in the metric's
 * unit (fractions of NAV, multiples of NAV, annual volatility, …); a measure must exceed a threshold to trigger it.
 */
export interface Limit {
  readonly id: number;
  readonly metric: string;
  readonly parameters: MetricParameters;
  readonly scope: LimitScope;
  readonly controlPoint: ControlPoint;
  readonly warn: string | null;
  readonly limit: string | null;
  readonly halt: string | null;
  readonly warnAction: LimitAction;
  readonly limitAction: LimitAction;
  readonly haltAction: LimitAction;
  readonly effectiveFrom: IsoDate | null;
  readonly effectiveTo: IsoDate | null;
  readonly note: string;
  readonly approvedBy: string;
  readonly approvedAt: string | null;
}

export type LimitLevel = 'ok' | 'warn' | 'limit' | 'halt';

/** A limit beside its measured value. One limit may give several rows (one a strategy); `subject` tells them apart. */
export interface LimitStatus {
  readonly limitId: number;
  readonly metric: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly scope: LimitScope;
  /** What the value was measured on: the strategy, name or sector that is largest. */
  readonly subject: string;
  readonly value: number | null;
  readonly warn: number | null;
  readonly limit: number | null;
  readonly halt: number | null;
  /** value ÷ limit (÷ halt where there is no limit, ÷ warn where there is neither); null without a value. */
  readonly utilisation: number | null;
  readonly level: LimitLevel;
  readonly action: LimitAction;
  /** Why there is no value, or how it was measured. */
  readonly note: string;
}

export type MetricUnit = 'fraction' | 'multiple' | 'number' | 'days';

export type BreachState = 'open' | 'acknowledged' | 'waived' | 'resolved';

/** A limit that was exceeded, from the run that found it to the one that saw it cured. */
export interface Breach {
  readonly id: number;
  readonly limitId: number;
  readonly portfolio: string;
  readonly metric: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly subject: string;
  readonly level: Exclude<LimitLevel, 'ok'>;
  readonly value: number;
  readonly threshold: number;
  readonly state: BreachState;
  readonly openedRun: number;
  readonly openedAt: string;
  readonly openedAsOf: IsoDate;
  readonly lastRun: number;
  readonly lastValue: number;
  readonly resolvedRun: number | null;
  readonly resolvedAt: string | null;
  /** Date of the run that saw it cured. */
  readonly resolvedAsOf: IsoDate | null;
  readonly owner: string;
  readonly reason: string;
  /** Last day of the waiver. */
  readonly waivedUntil: IsoDate | null;
}
