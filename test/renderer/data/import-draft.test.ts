import { describe, expect, it } from 'vitest';
import {
  atStep,
  canCommit,
  commitRequestOf,
  failed,
  inspected,
  isMapped,
  newDraft,
  previewed,
  requestOf,
  started,
  withChoice,
  withField,
  withKind,
  withReading,
  withSavedMapping,
} from '../../../src-renderer/screens/data/import-draft.ts';
import { inspection, preview } from './fixtures.ts';

const file = { handle: 'h1', name: 'positions.csv', bytes: 120 };
const fresh = () => inspected(newDraft(1, file), 0, inspection());

describe('an import draft', () => {
  it('takes the most likely kind and its proposed mapping', () => {
    const draft = fresh();
    expect(draft.kind).toBe('positions');
    expect(draft.mapping).toEqual({ symbol: 'Ticker', quantity: 'Qty' });
    expect(isMapped(draft)).toBe(true);
  });

  it('drops a check that was asked before the mapping changed', () => {
    const draft = started(fresh(), 'preview');
    const changed = withField(draft, 'strategy', 'Book');
    expect(previewed(changed, draft.revision, preview()).preview).toBeNull();
  });

  it('drops a refusal of a check that was asked before the mapping changed', () => {
    const draft = started(fresh(), 'preview');
    const changed = withField(draft, 'strategy', 'Book');
    expect(failed(changed, draft.revision, { code: 'MISSING_COLUMN', message: 'x' }).error).toBeNull();
  });

  it('forgets what was checked when a column is mapped anew', () => {
    const draft = previewed(fresh(), 0, preview());
    expect(draft.preview).not.toBeNull();
    expect(withField(draft, 'symbol', 'Book').preview).toBeNull();
  });

  it('keeps the answer when only the rule of acceptance changes', () => {
    const draft = previewed(fresh(), 0, preview());
    expect(withChoice(draft, { acceptValid: true }).preview).toBe(draft.preview);
  });

  it('feeds one field only from each column', () => {
    const draft = withField(fresh(), 'strategy', 'Ticker');
    expect(draft.mapping).toEqual({ quantity: 'Qty', strategy: 'Ticker' });
    expect(isMapped(draft)).toBe(false);
  });

  it('does not show the preview before every required field has its column', () => {
    const draft = withField(fresh(), 'symbol', null);
    expect(atStep(draft, 'preview').step).toBe('detect');
  });

  it('lets bad rows in only when the valid rest is asked for', () => {
    const draft = previewed(fresh(), 0, preview({ rows: 4, accepted: 3, rejected: 1 }));
    expect(canCommit(draft)).toBe(false);
    expect(canCommit(withChoice(draft, { acceptValid: true }))).toBe(true);
  });

  it('has nothing to accept when no row is valid', () => {
    const draft = previewed(fresh(), 0, preview({ rows: 4, accepted: 0, rejected: 4 }));
    expect(canCommit(withChoice(draft, { acceptValid: true }))).toBe(false);
  });

  it('takes from a kept mapping only the columns this file has', () => {
    const draft = withSavedMapping(fresh(), {
      name: 'Custodian',
      kind: 'positions',
      mapping: { symbol: 'Ticker', quantity: 'Stück' },
      reading: { decimal: ',' },
    });
    expect(draft.mapping).toEqual({ symbol: 'Ticker' });
    expect(draft.reading).toEqual({ decimal: ',' });
  });

  it('asks anew after the file is read in another way', () => {
    const draft = withReading(fresh(), { separator: ';' });
    expect(inspected(draft, 0, inspection({ headers: [] })).inspection?.headers).toEqual(['Ticker', 'Qty', 'Book']);
  });

  it('keeps the chosen kind when the file is read in another way', () => {
    const draft = withReading(withKind(fresh(), 'securities'), { separator: ';' });
    expect(inspected(draft, draft.revision, inspection()).kind).toBe('securities');
  });

  it('sends only what was chosen', () => {
    expect(requestOf(fresh())).toEqual({
      file: 'h1',
      kind: 'positions',
      mapping: { symbol: 'Ticker', quantity: 'Qty' },
      onConflict: 'replace',
      acceptValid: false,
    });
  });

  it('writes only the very content that was checked', () => {
    const draft = previewed(fresh(), 0, preview({ sha256: 'c0ffee' }));
    expect(commitRequestOf(draft).expectedSha256).toBe('c0ffee');
    expect(() => commitRequestOf(withField(draft, 'strategy', 'Book'))).toThrow(/not checked/);
  });

  it('treats a cancelled check as no error', () => {
    expect(failed(fresh(), 0, { code: 'CANCELLED', message: 'stopped' }).error).toBeNull();
  });
});
