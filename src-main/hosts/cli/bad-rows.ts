import path from 'node:path';
import { type ImportOutcome, type RowIssue } from '../../../src-core/contract/index.ts';

/** Each bad row as `file:line:column value: reason`, then how many were counted but not kept in full; warnings after. */
export function badRowLines(file: string, outcome: ImportOutcome): string[] {
  const line = (issue: RowIssue) => `${file}:${issue.line}:${issue.column} ${oneLine(issue.value)}: ${issue.reason}`;
  return [
    ...outcome.errors.map(line),
    ...notShown(outcome.errorCount - outcome.errors.length, 'bad rows'),
    ...outcome.warnings.map((issue) => `Warning: ${line(issue)}`),
    ...notShown(outcome.warningCount - outcome.warnings.length, 'warnings'),
  ];
}

const notShown = (count: number, what: string) =>
  count > 0 ? [`… and ${count.toLocaleString('en')} more ${what}; --error-file saves the bad rows`] : [];

/** A value from a file must not move the terminal's cursor or break the line. */
const oneLine = (value: string) => JSON.stringify(value.slice(0, 80)).slice(1, -1);

/** Where the bad rows of each kind go: to the name itself where only one file had any, else to one file a kind. */
export function errorFileNames(name: string, kinds: readonly string[]): string[] {
  if (kinds.length <= 1) return kinds.map(() => name);
  const { dir, name: stem, ext } = path.parse(name);
  return kinds.map((kind) => path.join(dir, `${stem}-${kind}${ext}`));
}
