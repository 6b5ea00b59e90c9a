import { type Store } from '../../store/store.ts';
import { riskKind } from '../stored-risk.ts';

/**
 * A portfolio's risk runs, of each date the newest, dates descending.
 *
 * @param upTo later runs do not count
 */
export function newestRunsByDate(
  store: Store,
  portfolio: string,
  upTo = Infinity,
): readonly { readonly asOf: string; readonly run: number }[] {
  const newest = new Map<string, number>();
  for (const { id, kind, portfolio: of, asOf, origin } of store.runs()) {
    if (kind !== riskKind || of !== portfolio || origin !== 'computed' || asOf === null || id > upTo) continue;
    newest.set(asOf, Math.max(id, newest.get(asOf) ?? 0));
  }
  return [...newest].map(([asOf, run]) => ({ asOf, run })).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
}
