import { type LimitLevel } from '../limits/limit.ts';
import { plural, percentNumber } from './number-text.ts';
import { type ReportInput } from './report-input.ts';
import { type ReportKind } from './report-kinds.ts';
import { type ReportLocale } from './report-locale.ts';
import { computedScenarios } from './report-scenario-order.ts';
import { countLevels, worstLevel } from './status-count.ts';

/** The worst level among the limits a report is about; null where none is measured. */
export function reportStatus(kind: ReportKind, { risk, stress }: ReportInput): LimitLevel | null {
  const measured = kind === 'stress' ? (stress ?? []).flatMap(({ limit }) => limit ?? []) : risk.limits;
  return measured.length === 0 ? null : worstLevel(measured);
}

/** What a report says, in the one sentence that stands on its cover. */
export function reportStatement(kind: ReportKind, input: ReportInput, locale: ReportLocale): string {
  return kind === 'stress' ? stressStatement(input, locale) : limitStatement(input);
}

function limitStatement({ risk }: ReportInput): string {
  if (risk.limits.length === 0) return 'No limit is set';
  const count = countLevels(risk.limits);
  const breached = plural(count.limit + count.halt, 'limit');
  return `${breached} breached, ${count.warn} at warning, ${count.ok} within, of ${risk.limits.length} measured`;
}

function stressStatement({ stress }: ReportInput, locale: ReportLocale): string {
  if (stress === null) return 'No stress scenario was run';
  const [worst] = computedScenarios(stress);
  if (worst === undefined) return 'No stress scenario could be computed';
  const size = `${percentNumber(Math.abs(worst.loss), 2, locale)} %`;
  const outcome = worst.loss > 0 ? `loses ${size}` : `gains ${size}`;
  return `The worst of ${plural(stress.length, 'scenario')}, ${worst.name}, ${outcome} of net asset value`;
}
