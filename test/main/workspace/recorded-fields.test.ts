import { expect, it } from 'vitest';
import { recordedFields } from '../../../src-main/workspace/recorded-fields.ts';

it('keeps what the record has, at every depth, with the values of now', () => {
  const now = {
    a: 1,
    added: 2,
    rows: [
      { x: 3, y: 4 },
      { x: 5, y: 6 },
    ],
    list: [1, 2],
  };
  const then = { a: 0, rows: [{ x: 0 }, { x: 0 }], list: [1] };
  expect(recordedFields(now, then)).toEqual({ a: 1, rows: [{ x: 3 }, { x: 5 }], list: [1, 2] });
});

it('shows what the record has and is no longer computed', () => {
  expect(recordedFields({ a: 1 }, { a: 1, gone: 2 })).toEqual({ a: 1 });
  expect(recordedFields(null, { a: 1 })).toBeNull();
});
