import { type RowIssue } from '../../../src-core/contract/imports.ts';
import { ownText } from './own-text.ts';

/** Issues are kept in full up to this many of each severity; the rest are counted. */
export const issuesInFull = 1000;

/** Every issue of a file is counted; memory stays bounded however bad the file is. */
export class IssueLog {
  errorCount = 0;
  warningCount = 0;
  readonly #limit: number;
  readonly #errors: RowIssue[] = [];
  readonly #warnings: RowIssue[] = [];

  constructor(limit = issuesInFull) {
    this.#limit = limit;
  }

  error(line: number, column: string, value: string, reason: string): void {
    this.errorCount++;
    keep(this.#errors, this.#limit, { line, column, value, reason, severity: 'error' });
  }

  warning(line: number, column: string, value: string, reason: string): void {
    this.warningCount++;
    keep(this.#warnings, this.#limit, { line, column, value, reason, severity: 'warning' });
  }

  get errors(): readonly RowIssue[] {
    return this.#errors.toSorted((a, b) => a.line - b.line);
  }

  get warnings(): readonly RowIssue[] {
    return this.#warnings.toSorted((a, b) => a.line - b.line);
  }
}

function keep(issues: RowIssue[], limit: number, issue: RowIssue): void {
  if (issues.length < limit) issues.push({ ...issue, value: shown(issue.value) });
}

const shown = (value: string) => ownText(value.length > 200 ? value.slice(0, 200) + '…' : value);
