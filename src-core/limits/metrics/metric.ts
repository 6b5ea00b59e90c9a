import { type PortfolioRisk } from '../../portfolio/portfolio-risk.ts';
import { type Limit, type LimitScope, type MetricParameters, type MetricUnit } from '../limit.ts';

/** A measured value and what it was measured on. */
export interface Measurement {
  /** Strategy, name, sector or country; the portfolio's name where it is the whole. */
  readonly subject: string;
  readonly value: number | null;
  /** Why there is no value, or how it was measured. */
  readonly note: string;
}

/** What the user is told about a metric. */
export interface MetricDescription {
  readonly id: string;
  readonly label: string;
  readonly unit: MetricUnit;
  /** Formula and source in a sentence or two. */
  readonly description: string;
  readonly levels: readonly LimitScope['level'][];
  readonly parameters: readonly (keyof MetricParameters)[];
  /** What its parameter `method` may be; the first is the usual one. */
  readonly methods?: readonly string[];
}

/** A number that limits can be set on. One file exports one metric and registry.ts lists it. */
export interface LimitMetric extends MetricDescription {
  /** One or several measurements; every one beyond a threshold is among them. */
  measure(risk: PortfolioRisk, limit: Limit): readonly Measurement[];
}
