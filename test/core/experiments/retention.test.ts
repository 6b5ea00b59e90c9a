import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRetention, type RetentionCandidate } from '../../../src-core/experiments/retention.ts';

const run = (id: number, change: Partial<RetentionCandidate> = {}): RetentionCandidate => ({
  id,
  kind: 'risk',
  portfolio: 'P',
  origin: 'computed',
  createdAt: `2026-01-${String(id).padStart(2, '0')}T08:00:00.000Z`,
  parent: null,
  model: null,
  usedModel: null,
  pinned: false,
  references: [],
  ...change,
});
const idsOf = (runs: readonly RetentionCandidate[]) => runs.map(({ id }) => id);

describe('retention', () => {
  it('leaves the newest of each kind and portfolio', () => {
    const runs = [run(1), run(2), run(3, { portfolio: 'Q' }), run(4, { kind: 'model', portfolio: null }), run(5)];
    expect(idsOf(decideRetention(runs, { keep: 1 }).remove)).toEqual([1, 2]);
    expect(idsOf(decideRetention(runs, { keep: 0, kinds: ['model'] }).remove)).toEqual([4]);
    expect(idsOf(decideRetention(runs, { keep: 0, portfolio: 'Q' }).remove)).toEqual([3]);
    expect(idsOf(decideRetention(runs, { keep: 0, before: '2026-01-03' }).remove)).toEqual([1, 2]);
  });

  it('lets imported runs take no place of those computed here, whatever their numbers', () => {
    const runs = [run(1), run(2), run(3, { origin: 'imported' }), run(4, { origin: 'imported' })];
    expect(idsOf(decideRetention(runs, { keep: 1 }).remove)).toEqual([1, 3]);
  });

  it('decides at once on thousands of runs that hold one another', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) =>
      i % 2 === 0
        ? run(i + 1, { kind: 'model', model: i + 1, parent: i === 0 ? null : i - 1, createdAt: '2026-01-01T00:00:00Z' })
        : run(i + 1, { usedModel: i, createdAt: '2026-01-01T00:00:00Z' }),
    );
    const { remove, held } = decideRetention(chain, { keep: 1 });
    expect(idsOf(remove)).toEqual(
      chain
        .filter(({ kind }) => kind === 'risk')
        .slice(0, -1)
        .map(({ id }) => id),
    );
    expect(held).toHaveLength(4999);
  });

  it('holds what is pinned, referred to, continued, or the model of a run that stays, and says which', () => {
    const runs = [
      run(1, { kind: 'model', model: 7 }),
      run(2, { kind: 'model', model: 8, parent: 1 }),
      run(3, { usedModel: 8 }),
      run(4, { pinned: true, references: ['breach 9'] }),
      run(5, { usedModel: 8 }),
    ];
    const { remove, held } = decideRetention(runs, { keep: 0, kinds: ['model', 'risk'], before: '2026-01-05' });
    expect(idsOf(remove)).toEqual([3]);
    expect(held.map(({ run: { id }, reasons }) => [id, reasons])).toEqual([
      [1, ['run 2 continues it']],
      [2, ['run 5 was computed with its model']],
      [4, ['it is pinned', 'breach 9']],
    ]);
  });

  it('never leaves a run without what it stands on', () => {
    const candidate = fc.record({
      kind: fc.constantFrom('risk', 'model'),
      parent: fc.option(fc.nat(20), { nil: null }),
      usedModel: fc.option(fc.nat(20), { nil: null }),
      pinned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 20 }), fc.nat(3), (shapes, keep) => {
        const runs = shapes.map((shape, i) =>
          run(i + 1, {
            kind: shape.kind,
            pinned: shape.pinned,
            model: shape.kind === 'model' ? i + 1 : null,
            usedModel: shape.usedModel,
            parent: shape.parent !== null && shape.parent <= i && shape.parent > 0 ? shape.parent : null,
          }),
        );
        const gone = new Set(idsOf(decideRetention(runs, { keep }).remove));
        for (const { id, parent, usedModel, pinned } of runs) {
          if (gone.has(id)) expect(pinned).toBe(false);
          else {
            expect(parent !== null && gone.has(parent)).toBe(false);
            expect(runs.some(({ model, id: other }) => model !== null && model === usedModel && gone.has(other))).toBe(
              false,
            );
          }
        }
      }),
    );
  });
});
