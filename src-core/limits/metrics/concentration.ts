import { type ExposureRow } from '../../portfolio/portfolio-risk.ts';
import { type Limit } from '../limit.ts';
import { levelOf } from '../level.ts';
import { type Measurement } from './metric.ts';

/**
 * Gross exposure of the subject the limit names; else of the largest group, and of every other group that is beyond a
 * threshold, so that no breach hides behind a larger one.
 *
 * @param rows largest gross first
 * @param kind what a row is, for the note
 */
export function concentration(
  rows: readonly Pick<ExposureRow, 'key' | 'label' | 'gross'>[],
  limit: Limit,
  kind: string,
): readonly Measurement[] {
  const subject = limit.parameters.subject;
  if (subject !== undefined) {
    const row = rows.find(({ key, label }) => key === subject || label === subject);
    return [{ subject, value: row?.gross ?? 0, note: row ? '' : `Nothing is held in this ${kind}` }];
  }
  return rows
    .filter((row, i) => i === 0 || levelOf(row.gross, limit) !== 'ok')
    .map((row, i) => ({ subject: row.key || row.label, value: row.gross, note: i === 0 ? `The largest ${kind}` : '' }));
}
