import { describe, expect, it } from 'vitest';
import { type RowIssue } from '../../../src-core/contract/imports.ts';
import { countsByReason, issueOfCell, rowsToWrite } from '../../../src-renderer/screens/data/preview-counts.ts';
import { preview } from './fixtures.ts';

const issue = (change: Partial<RowIssue>): RowIssue => ({
  line: 2,
  column: 'Ticker',
  value: 'ZZZ',
  reason: 'unknown symbol',
  severity: 'error',
  ...change,
});

describe('the counts of a preview', () => {
  it('counts each reason in each column, most frequent first', () => {
    const counts = countsByReason([issue({}), issue({ line: 3 }), issue({ column: 'Qty', reason: 'not a number' })]);
    expect(counts.map(({ column, reason, count }) => [column, reason, count])).toEqual([
      ['Ticker', 'unknown symbol', 2],
      ['Qty', 'not a number', 1],
    ]);
  });

  it('counts a reason once though it quotes the value of each row', () => {
    const counts = countsByReason([
      issue({ value: 'ZZZ', reason: '"ZZZ" is not in the workspace' }),
      issue({ value: 'YYY', reason: '"YYY" is not in the workspace' }),
    ]);
    expect(counts).toHaveLength(1);
    expect(counts[0]?.count).toBe(2);
  });

  it('shows the error of a cell before its warning', () => {
    const issues = [issue({ severity: 'warning', reason: 'w' }), issue({ reason: 'e' })];
    expect(issueOfCell(issues, 'Ticker')?.reason).toBe('e');
    expect(issueOfCell(issues, 'Qty')).toBeNull();
  });

  it('writes nothing of a file with bad rows unless the valid rest is asked for', () => {
    const checked = preview({ rows: 5, accepted: 3, rejected: 2 });
    expect(rowsToWrite(checked, false)).toBe(0);
    expect(rowsToWrite(checked, true)).toBe(3);
  });
});
