import { type Breach } from '../limits/limit.ts';
import { type RiskResult } from '../portfolio/portfolio-risk.ts';

/** A shortcoming of the data the result rests on, as the workspace's health list has it. */
export interface ReportDataIssue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly affects: string;
  readonly remedy: string;
  readonly count: number;
}

/** Everything the report is made from; nothing else enters it. */
export interface BreachReportInput {
  readonly workspace: string;
  /** Whether the workspace's companies and figures are invented. */
  readonly fictional: boolean;
  readonly risk: RiskResult;
  /** Breach records of the portfolio, resolved ones too. */
  readonly breaches: readonly Breach[];
  /** Headline figures of the run before, by the name they have in `RiskResult`; null where there is none. */
  readonly previous: Readonly<Record<string, number>> | null;
  readonly dataIssues: readonly ReportDataIssue[];
  /** SHA-256 of the run's stored result. */
  readonly resultHash: string;
  /** ISO time. */
  readonly generatedAt: string;
}
