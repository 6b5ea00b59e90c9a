import { type Breach } from '../limits/limit.ts';
import { type RiskResult } from '../portfolio/portfolio-risk.ts';
import { type ReportCure } from './report-cure.ts';
import { type ReportMonitoring } from './report-monitoring.ts';
import { type ReportOrderCheck } from './report-order-check.ts';
import { type ReportScenario } from './report-scenario.ts';

/** A shortcoming of the data the result rests on, as the workspace's health list has it. */
export interface ReportDataIssue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly affects: string;
  readonly remedy: string;
  readonly count: number;
}

/** How far one limit was used on one date, by the newest run of that date. */
export interface UtilisationPoint {
  readonly asOf: string;
  readonly limitId: number;
  readonly subject: string;
  readonly label: string;
  /** null = the run had no value. */
  readonly utilisation: number | null;
}

/** Everything a report is made from; nothing else enters it. */
export interface ReportInput {
  readonly workspace: string;
  /** Whether the workspace's companies and figures are invented. */
  readonly fictional: boolean;
  readonly risk: RiskResult;
  /** Breach records of the portfolio, resolved ones too. */
  readonly breaches: readonly Breach[];
  /** Trades that would bring breached measures back; null = not worked out. */
  readonly cures: readonly ReportCure[] | null;
  /** Orders that were reduced or refused since the run before; null = not looked up. */
  readonly rejections: readonly ReportOrderCheck[] | null;
  /** Results of stress scenarios; null = none was run. */
  readonly stress: readonly ReportScenario[] | null;
  /** How the methods and the data stand; null = not looked at. */
  readonly monitoring: ReportMonitoring | null;
  readonly utilisationHistory: readonly UtilisationPoint[];
  /** Headline figures of the run before, by the name they have in `RiskResult`; null where there is none. */
  readonly previous: Readonly<Record<string, number>> | null;
  readonly dataIssues: readonly ReportDataIssue[];
  /** SHA-256 of the run's stored result. */
  readonly resultHash: string;
}
