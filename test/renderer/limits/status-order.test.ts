import { describe, expect, it } from 'vitest';
import { type LimitStatus } from '../../../src-core/limits/limit.ts';
import { measureText } from '../../../src-renderer/format/measure.ts';
import { parametersText, scopeText } from '../../../src-renderer/screens/limits/limit-text.ts';
import { bySeverity, countLevels, sortStatuses } from '../../../src-renderer/screens/limits/status-order.ts';

const status = (subject: string, level: LimitStatus['level'], utilisation: number | null): LimitStatus => ({
  limitId: 1,
  metric: 'var',
  label: 'VaR',
  unit: 'fraction',
  scope: { level: 'portfolio' },
  subject,
  value: utilisation,
  warn: null,
  limit: 1,
  halt: null,
  utilisation,
  level,
  action: 'allow',
  note: '',
});

describe('limit statuses', () => {
  it('come worst first, those without a value last', () => {
    const rows = [
      status('unknown', 'ok', null),
      status('low', 'ok', 0.2),
      status('broken', 'limit', 1.1),
      status('near', 'warn', 0.9),
      status('full', 'ok', 0.7),
    ];
    expect(bySeverity(rows).map((row) => row.subject)).toEqual(['broken', 'near', 'full', 'low', 'unknown']);
  });

  it('sort by utilisation either way, those without a value last', () => {
    const rows = [status('unknown', 'ok', null), status('low', 'ok', 0.2), status('broken', 'limit', 1.1)];
    const names = (descending: boolean) => sortStatuses(rows, 'utilisation', descending).map((row) => row.subject);
    expect(names(true)).toEqual(['broken', 'low', 'unknown']);
    expect(names(false)).toEqual(['low', 'broken', 'unknown']);
  });

  it('are counted by level', () => {
    expect(countLevels([status('a', 'ok', 0), status('b', 'halt', 2), status('c', 'ok', 0)])).toEqual({
      ok: 2,
      warn: 0,
      limit: 0,
      halt: 1,
    });
  });

  it('read in the natural unit of their metric', () => {
    expect(measureText(0.1234, 'fraction', 'en')).toBe('12.34 %');
    expect(measureText(1.5, 'multiple', 'en')).toBe('1.50 ×');
    expect(measureText(3, 'days', 'en')).toBe('3 d');
    expect(measureText(null, 'fraction', 'en')).toBe('–');
  });

  it('name what they are set on', () => {
    expect(scopeText({ level: 'strategy', portfolio: 'Core' })).toBe('Core › Each strategy');
    expect(scopeText({ level: 'portfolio' })).toBe('Every portfolio');
  });

  it('name the parameters that were given, the confidence in per cent', () => {
    expect(parametersText({ method: 'historical', confidence: 0.975, horizon: 10 })).toBe('historical, 97.5 %, 10 d');
    expect(parametersText({ count: 10 })).toBe('largest 10');
    expect(parametersText({})).toBe('');
  });
});
