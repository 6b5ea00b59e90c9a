import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../../src-main/workspace/canonical-json.ts';

it('is the same text whatever the order of the keys', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, { f: 3, e: 4 }], c: null } })).toBe(
    canonicalJson({ a: { c: null, d: [2, { e: 4, f: 3 }] }, b: 1 }),
  );
});

it('keeps every bit of every finite number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const back = JSON.parse(canonicalJson({ value })) as { value: number };
      // JSON knows one zero only.
      expect(back.value).toBe(value === 0 ? 0 : value);
    }),
  );
});

it('tells numbers apart that differ in the last bit', () => {
  expect(sha256(canonicalJson(0.1 + 0.2))).not.toBe(sha256(canonicalJson(0.3)));
});
