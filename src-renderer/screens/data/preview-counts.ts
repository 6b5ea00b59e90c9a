import { type ImportPreview, type RowIssue } from '../../../src-core/contract/imports.ts';

export interface ReasonCount {
  readonly reason: string;
  readonly column: string;
  readonly count: number;
  readonly severity: RowIssue['severity'];
}

/** How often each reason occurs in each column among the issues given, most frequent first. */
export function countsByReason(issues: readonly RowIssue[]): readonly ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const issue of issues) {
    const reason = withoutValue(issue);
    const key = JSON.stringify([issue.severity, issue.column, reason]);
    counts.set(key, {
      reason,
      column: issue.column,
      severity: issue.severity,
      count: (counts.get(key)?.count ?? 0) + 1,
    });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

/** The reason with the row's own value taken out, so that ten unknown symbols are one reason. */
function withoutValue(issue: RowIssue): string {
  if (issue.value === '') return issue.reason;
  return issue.reason.replaceAll(`"${issue.value}"`, '…').replaceAll(`“${issue.value}”`, '…');
}

/** The issue of a cell, an error before a warning; null where the cell is fine. */
export function issueOfCell(issues: readonly RowIssue[], header: string): RowIssue | null {
  const here = issues.filter((issue) => issue.column === header);
  return here.find((issue) => issue.severity === 'error') ?? here[0] ?? null;
}

/** How many rows the chosen rule would write: all, the valid ones, or none. */
export function rowsToWrite(preview: ImportPreview, acceptValid: boolean): number {
  return preview.rejected === 0 || acceptValid ? preview.accepted : 0;
}

/** A number of rows in words: `1 row`, `1,440 rows`. */
export function rowsText(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'row' : 'rows'}`;
}
