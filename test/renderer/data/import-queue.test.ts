import { describe, expect, it } from 'vitest';
import { inDependencyOrder } from '../../../src-renderer/screens/data/import-queue.ts';

describe('the import queue', () => {
  it('puts securities before prices and prices before positions, unknown files last', () => {
    const dropped = [
      { kind: null },
      { kind: 'nav' as const },
      { kind: 'positions' as const },
      { kind: 'prices' as const },
      { kind: 'securities' as const },
    ];
    expect(inDependencyOrder(dropped).map((item) => item.kind)).toEqual([
      'securities',
      'prices',
      'positions',
      'nav',
      null,
    ]);
  });

  it('keeps files of one kind in the order they came', () => {
    const dropped = [
      { kind: 'prices' as const, name: '2024' },
      { kind: 'prices' as const, name: '2025' },
    ];
    expect(inDependencyOrder(dropped).map((item) => item.name)).toEqual(['2024', '2025']);
  });
});
