import { type LimitLevel } from '../limits/limit.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type BreachReportInput } from './breach-report-input.ts';
import { type ReportSection } from './report-blocks.ts';
import { reportSections } from './sections/section-list.ts';
import { countLevels, worstLevel } from './status-count.ts';
import { plural } from './number-text.ts';

export const breachReportSchema = 'plimsoll/breach-report';
export const breachReportVersion = 1;

/** The limit-breach report as data: what a writer lays out, and what the JSON format is. */
export interface BreachReport {
  readonly schema: typeof breachReportSchema;
  readonly schemaVersion: typeof breachReportVersion;
  readonly title: string;
  readonly workspace: string;
  readonly fictional: boolean;
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly run: number;
  readonly generatedAt: string;
  /** The worst level among all limits. */
  readonly status: LimitLevel;
  /** The status in one sentence. */
  readonly statement: string;
  /** Limits at or beyond `limit`. */
  readonly breached: number;
  readonly sections: readonly ReportSection[];
}

/** Puts the limit-breach report together. Same input, same report; no clock, no locale. */
export function buildBreachReport(input: BreachReportInput): BreachReport {
  const { risk } = input;
  const count = countLevels(risk.limits);
  const breached = count.limit + count.halt;
  return {
    schema: breachReportSchema,
    schemaVersion: breachReportVersion,
    title: 'Limit-breach report',
    workspace: input.workspace,
    fictional: input.fictional,
    portfolio: risk.portfolio,
    asOf: risk.asOf,
    baseCurrency: risk.baseCurrency,
    run: risk.run,
    generatedAt: input.generatedAt,
    status: worstLevel(risk.limits),
    statement:
      risk.limits.length === 0
        ? 'No limit is set'
        : `${plural(breached, 'limit')} breached, ${count.warn} at warning, ${count.ok} within, of ${risk.limits.length} measured`,
    breached,
    sections: reportSections.map((section) => section.build(input)),
  };
}
