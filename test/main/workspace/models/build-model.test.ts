import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ModelRequest } from '../../../../src-core/contract/index.ts';
import { isoDate } from '../../../../src-core/market/epoch-day.ts';
import { openStore } from '../../../../src-main/store/index.ts';
import { type Store } from '../../../../src-main/store/store.ts';
import { type Session } from '../../../../src-main/workspace/context.ts';
import { ensureModel } from '../../../../src-main/workspace/models/build-model.ts';
import { loadModelHistory, loadRiskModel } from '../../../../src-main/workspace/models/load-model.ts';
import { modelDetail } from '../../../../src-main/workspace/models/show-model.ts';
import { market, openSession, pricesOf, writeMarket, writeRows } from './market-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-models-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newStore = (): Store =>
  openStore(join(folder, `${++made}.plimsoll`), { create: { name: 'models', sample: false } });

describe('building the factor model', () => {
  let store: Store;
  let session: Session;
  let close: () => Promise<void>;
  const build = (request: ModelRequest = {}) => ensureModel(session, request, {});
  const hashOf = (id: number) => store.factorModel(id).hash;

  beforeEach(() => {
    store = newStore();
    ({ session, close } = openSession(store));
  });
  afterEach(() => close());

  /** The hash of a model of the same data made from nothing. */
  async function hashFromScratch(
    fill: (other: Store) => Promise<void>,
    request: ModelRequest = {},
    workers = 1,
  ): Promise<string> {
    const other = newStore();
    const opened = openSession(other, workers);
    try {
      await fill(other);
      return other.factorModel(await ensureModel(opened.session, request, {})).hash;
    } finally {
      await opened.close();
    }
  }

  it('keeps a version with its factors, history, covariance steps and quality', async () => {
    await writeMarket(store, 420);
    const id = await build({ preset: 'full' });
    const detail = modelDetail(store, id);
    expect(detail).toMatchObject({
      id,
      preset: 'full',
      days: 420,
      ownDays: 420,
      securities: 40,
      current: true,
      parent: null,
    });
    expect(detail.covarianceSteps.map((step) => step.id)).toEqual(['ewma', 'newey-west', 'eigenfactor', 'regime']);
    expect(detail.factorList[0]).toEqual({ id: 'market', label: 'Market', group: 'market' });
    expect(detail.buildLog.map(({ stage }) => stage)).toContain('Estimating factor returns');
    const history = loadModelHistory(store, id);
    expect(history.dates).toHaveLength(420);
    expect(history.rSquared.at(-1)).toBeGreaterThan(0);
    const risk = loadRiskModel(store, id);
    expect(risk.exposures).toHaveLength(40 * detail.factors);
    expect([...risk.specificVariances].every((variance) => variance > 0)).toBe(true);
  });

  it('finds the version that answers the same question again', async () => {
    await writeMarket(store, 400);
    const id = await build();
    expect(await build()).toBe(id);
    expect(await build({ preset: 'simple' })).not.toBe(id);
  });

  it('continues an earlier version by new days and gives the same bits as from the start', async () => {
    await writeMarket(store, 410);
    const first = await build();
    await writeRows(store, pricesOf(market, 410, 420));
    const second = await build();
    expect(store.factorModel(second)).toMatchObject({ parent: first });
    expect(modelDetail(store, second)).toMatchObject({ ownDays: 10, days: 420 });
    expect(hashOf(second)).toBe(await hashFromScratch((other) => writeMarket(other, 420)));
    expect(modelDetail(store, first).current).toBe(false);
  });

  it('computes again from the day on which a price was corrected', async () => {
    await writeMarket(store, 420);
    const first = await build();
    const corrected = pricesOf(market, 400, 401, (security, _, price) => (security === 3 ? price * 1.02 : price));
    await writeRows(store, corrected);
    const second = await build();
    expect(store.factorModel(second)).toMatchObject({ parent: first });
    expect(modelDetail(store, second).ownDays).toBe(20);
    const fresh = await hashFromScratch(async (other) => {
      await writeMarket(other, 420);
      await writeRows(other, corrected);
    });
    expect(hashOf(second)).toBe(fresh);
  });

  it('is the earlier version again once the new days are taken back', async () => {
    await writeMarket(store, 410);
    const first = await build();
    const batch = await writeRows(store, pricesOf(market, 410, 420));
    await build();
    store.undoBatch(batch);
    expect(await build()).toBe(first);
  });

  it('of an earlier day shares the days it has in common', async () => {
    await writeMarket(store, 420);
    const last = await build();
    const asOf = isoDate(market.panel.dates[400]!);
    const earlier = await build({ asOf });
    expect(modelDetail(store, earlier)).toMatchObject({ asOf, ownDays: 0, days: 401, parent: last });
    expect(hashOf(earlier)).toBe(await hashFromScratch((other) => writeMarket(other, 420), { asOf }));
  });

  it('gives the same bits whatever the number of threads', async () => {
    await writeMarket(store, 420);
    const one = hashOf(await build());
    expect(await hashFromScratch((other) => writeMarket(other, 420), {}, 3)).toBe(one);
  });

  it('stays in use when only positions change', async () => {
    await writeMarket(store, 400);
    const id = await build();
    const position = { portfolio: 'p', asOf: market.panel.dates[399]!, strategy: 's', cost: null };
    await writeRows(store, { kind: 'positions', rows: [{ ...position, symbol: 'S0001', quantity: '10' }] });
    expect(await build()).toBe(id);
  });

  it('has a factor for a style of the user’s own, by formula and by imported values', async () => {
    await writeMarket(store, 420);
    const before = await build();
    store.editStyle({ id: 'cheap', label: 'Cheap', formula: 'z(bookToPrice) - z(debtToAssets)' });
    const date = market.panel.dates[0]!;
    const rows = market.panel.symbols.map((symbol, i) => ({ style: 'signal', symbol, date, value: market.signal[i]! }));
    await writeRows(store, { kind: 'style', rows });
    const after = await build();
    expect(after).not.toBe(before);
    const ids = modelDetail(store, after).factorList.map((factor) => factor.id);
    expect(ids).toContain('cheap');
    expect(ids).toContain('signal');
  });

  it('weighs by specific variance in a second pass, and weighs wild returns down, where asked', async () => {
    await writeMarket(store, 420);
    const plain = hashOf(await build());
    const twice = await build({ weights: 'inverse-specific-variance' });
    expect(modelDetail(store, twice).buildLog.map(({ stage }) => stage)).toContain(
      'Estimating again with specific variances',
    );
    expect(new Set([plain, hashOf(twice), hashOf(await build({ robust: true }))]).size).toBe(3);
  });

  it('has a factor for each foreign currency, whose return is the exchange rate’s', async () => {
    await writeMarket(store, 420, (i) => (i % 4 === 0 ? 'EUR' : 'USD'));
    const rows = Array.from(market.panel.dates, (date, t) => ({
      date,
      base: 'EUR',
      quote: 'USD',
      rate: 1.1 + 0.02 * Math.sin(t),
    }));
    await writeRows(store, { kind: 'fx', rows });
    const id = await build();
    const history = loadModelHistory(store, id).factors.find(({ factor }) => factor.id === 'currency:EUR')!;
    const [before, last] = rows.slice(-2).map(({ rate }) => rate);
    expect(history.returns.at(-1)).toBeCloseTo(last! / before! - 1, 12);
    const model = loadRiskModel(store, id);
    const column = model.factors.findIndex((factor) => factor.id === 'currency:EUR');
    expect([0, 1].map((i) => model.exposures[i * model.factors.length + column])).toEqual([1, 0]);
  });

  it('refuses a history that is too short and keeps nothing', async () => {
    await writeMarket(store, 200);
    await expect(build()).rejects.toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(store.factorModels()).toEqual([]);
  });

  it('refuses a workspace without prices', async () => {
    await expect(build()).rejects.toMatchObject({ code: 'NO_MODEL' });
  });

  it('keeps nothing of a build that is cancelled, and builds it afterwards', async () => {
    await writeMarket(store, 420);
    const stop = new AbortController();
    const cancelled = ensureModel(
      session,
      {},
      {
        signal: stop.signal,
        onProgress: ({ stage }) => stage === 'Estimating factor returns' && stop.abort(),
      },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(store.factorModels()).toEqual([]);
    await expect(build()).resolves.toBeGreaterThan(0);
  });
});
