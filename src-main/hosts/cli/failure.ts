import { CommanderError } from 'commander';
import { errorCategories, reportError, type ErrorCategory, type ErrorReport } from '../../../src-core/domain-error.ts';

export const exitCodes = { ok: 0, breach: 1, usage: 2, data: 3, internal: 4, cancelled: 130 } as const;

const exitCodeOf: Readonly<Record<ErrorCategory, number>> = exitCodes;

/** An error in the one line the command line prints: where, what happened, what was kept, what to do. */
export function failureLine(report: ErrorReport): string {
  const sentence = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ').replace(/\.$/, '');
  const where = report.place === undefined ? '' : `${report.place}: `;
  const rest = [report.kept, report.remedy].filter((text) => text !== undefined && text !== '') as string[];
  return `plimsoll: ${where}${[report.message, ...rest].map(sentence).join('. ')}`;
}

/** What a command ended with by throwing: its exit code, and the report unless commander has said it all itself. */
export function judgeFailure(thrown: unknown): { exitCode: number; report: ErrorReport | null } {
  if (thrown instanceof CommanderError)
    return { exitCode: thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage, report: null };
  const report = reportError(thrown);
  return { exitCode: exitCodeOf[errorCategories[report.code]], report };
}
