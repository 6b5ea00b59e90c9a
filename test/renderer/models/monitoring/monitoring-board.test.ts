import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Answer } from '../../../../src-core/contract/bridge.ts';
import { MonitoringBoard } from '../../../../src-renderer/screens/models/monitoring/monitoring-board.svelte.ts';

const refused: Answer = { ok: false, error: { code: 'NO_PRICE', message: 'There is no price' } };

/** Portfolios whose name begins with an X can't be looked over. */
function answer(name: string, input: { readonly portfolio?: string }): Answer {
  if (input.portfolio?.startsWith('X')) return refused;
  if (name === 'monitoring.show') return { ok: true, value: { portfolio: input.portfolio } };
  return { ok: true, value: name === 'monitoring.paths' ? [{ id: 'historical' }] : {} };
}
const invoke = (name: string, input: unknown) => Promise.resolve(answer(name, input as { portfolio?: string }));
vi.stubGlobal('window', { plimsoll: { host: 'electron', invoke } });
afterAll(() => void vi.unstubAllGlobals());

describe('the board of the Monitoring screen', () => {
  it('never shows one portfolio’s figures under another, also where that one can’t be looked over', async () => {
    const board = new MonitoringBoard();
    await board.load('Core', 125, 1000);
    await board.loadPaths('Core', ['historical'], 250);
    expect(board.shown?.portfolio).toBe('Core');
    expect(board.paths).toHaveLength(1);

    const loading = board.load('X', 125, 1000);
    expect(board.shown).toBeNull();
    expect(board.paths).toEqual([]);
    await loading;
    expect(board.shown).toBeNull();
    await board.loadQuality();
    expect(board.error).toMatchObject({ code: 'NO_PRICE' });

    await board.load('Core', 125, 1000);
    expect(board.shown?.portfolio).toBe('Core');
    expect(board.error).toBeNull();
  });

  it('keeps what it shows while the same portfolio is read again', async () => {
    const board = new MonitoringBoard();
    await board.load('Core', 125, 1000);
    const again = board.load('Core', 60, 1000);
    expect(board.shown?.portfolio).toBe('Core');
    await again;
  });
});
