import { createHash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type NewFactorModel, type Store } from '../../../src-main/store/index.ts';
import { workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const bytes = (...values: number[]) => Uint8Array.from(values);
const dated = (dates: readonly number[], mark: number) => dates.map((date) => ({ date, content: bytes(mark, date) }));

function version(days: readonly number[], change: Partial<NewFactorModel> = {}): NewFactorModel {
  const parameters = '{"preset":"full"}';
  return {
    createdAt: '2026-01-05T08:00:00.000Z',
    datasetVersion: 'd',
    asOf: days.at(-1)!,
    preset: 'full',
    parameters,
    parametersHash: createHash('sha256').update(parameters).digest('hex'),
    parent: null,
    ownFrom: days[0]!,
    engineVersion: '1.2.3',
    elapsedMilliseconds: 12.5,
    hash: 'h',
    summary: '{"factors":3}',
    days: dated(days, 1),
    reviews: dated([days[0]!], 9),
    parts: { covariance: bytes(1, 2, 3), exposures: bytes() },
    ...change,
  };
}

const datesOf = (rows: ReturnType<Store['factorModelDays']>) => rows.map(({ model, date }) => [model, date]);

/** Three versions: the second continues the first from day 12 on, the third the second from day 14 on. */
function chainOfThree(store: Store): readonly number[] {
  const first = store.addFactorModel(version([10, 11, 12, 13]));
  const second = store.addFactorModel(version([12, 13, 14], { parent: first, days: dated([12, 13, 14], 2) }));
  const third = store.addFactorModel(version([14, 15], { parent: second, days: dated([14, 15], 3), reviews: [] }));
  return [first, second, third];
}

/** Changes a closed workspace file behind the program's back. */
function meddle(file: string, sql: string): void {
  const database = new SQLite(file);
  database.exec(sql);
  database.close();
}

describe('a factor model version', () => {
  it('is found again as it was written, newest first', () => {
    const file = folder.newPath();
    const store = folder.create(file);
    const id = store.addFactorModel(version([10, 11]));
    const { days, reviews, parts, ...rest } = version([10, 11]);
    store.close();
    const again = folder.open(file);
    expect(again.factorModel(id)).toEqual({ id, ...rest });
    expect(again.factorModelDays(id).map(({ date, content }) => ({ date, content: bytes(...content) }))).toEqual(days);
    expect(again.factorModelReviews(id).map(({ date }) => date)).toEqual(reviews.map(({ date }) => date));
    for (const [name, content] of Object.entries(parts))
      expect(bytes(...again.factorModelPart(id, name))).toEqual(content);
    const later = again.addFactorModel(version([10, 11, 12]));
    expect(again.factorModels().map((model) => model.id)).toEqual([later, id]);
  });

  it('takes the days before its own from the versions it continues', () => {
    const store = folder.create();
    const [first, second, third] = chainOfThree(store);
    expect(datesOf(store.factorModelDays(third!))).toEqual([
      [first, 10],
      [first, 11],
      [second, 12],
      [second, 13],
      [third, 14],
      [third, 15],
    ]);
    expect(datesOf(store.factorModelReviews(third!))).toEqual([
      [first, 10],
      [second, 12],
    ]);
  });

  it('gives a part of its days, whichever version they lie in', () => {
    const store = folder.create();
    const [first, second, third] = chainOfThree(store);
    expect(datesOf(store.factorModelDays(third!, 11, 13))).toEqual([
      [first, 11],
      [second, 12],
      [second, 13],
    ]);
    expect(datesOf(store.factorModelDays(third!, 14))).toEqual([
      [third, 14],
      [third, 15],
    ]);
    expect(store.factorModelDays(third!, 16)).toEqual([]);
    expect(store.factorModelDays(first!, 12, 11)).toEqual([]);
  });

  it('without days of its own is the one it continues', () => {
    const store = folder.create();
    const first = store.addFactorModel(version([10, 11]));
    const same = store.addFactorModel(version([12], { parent: first, days: [], reviews: [] }));
    expect(datesOf(store.factorModelDays(same))).toEqual([
      [first, 10],
      [first, 11],
    ]);
  });

  it('that is not there is said so', () => {
    const store = folder.create();
    for (const ask of [store.factorModel, store.factorModelDays, store.factorModelReviews])
      expect(() => ask(7)).toThrow(expect.objectContaining({ code: 'UNKNOWN_MODEL' }) as Error);
    expect(() => store.factorModelPart(7, 'covariance')).toThrow('no factor model version 7');
  });

  it('is written whole or not at all', () => {
    const store = folder.create();
    expect(() => store.addFactorModel(version([10, 10]))).toThrow();
    expect(() => store.addFactorModel(version([10], { parent: 5 }))).toThrow();
    expect(store.factorModels()).toEqual([]);
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
  });

  it('changes neither the dataset nor what can be undone', () => {
    const store = folder.create();
    const before = store.datasetVersion();
    store.addFactorModel(version([10]));
    expect(store.datasetVersion()).toBe(before);
    expect(store.history()).toEqual({ undo: null, redo: null });
  });
});

describe('a factor model changed by other hands', () => {
  const findings = (store: Store) => store.verify().find(({ name }) => name === 'factor models')!;

  it('is sound before', () => {
    const store = folder.create();
    chainOfThree(store);
    expect(findings(store)).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a part',
      "UPDATE factor_model_parts SET content = x'00' WHERE model_id = 2 AND name = 'covariance'",
      'covariance',
    ],
    ['a day', "UPDATE factor_model_days SET content = x'00' WHERE model_id = 2 AND date = 13", 'days'],
    ['a lost day', 'DELETE FROM factor_model_days WHERE model_id = 2 AND date = 13', 'days'],
    ['a day moved', 'UPDATE factor_model_days SET date = 99 WHERE model_id = 2 AND date = 13', 'days'],
    ['a lost review', 'DELETE FROM factor_model_reviews WHERE model_id = 2', 'days'],
    ['its summary', "UPDATE factor_models SET summary = '{}' WHERE id = 2", 'summary'],
    ['its parameters', "UPDATE factor_models SET parameters = '{}' WHERE id = 2", 'parameters'],
    ['its chain', 'UPDATE factor_models SET parent_id = 3 WHERE id = 2', 'continues'],
  ])('is found by verify: %s', (_what, sql, named) => {
    const file = folder.newPath();
    const store = folder.create(file);
    chainOfThree(store);
    store.close();
    meddle(file, sql);
    const { ok, detail } = findings(folder.open(file));
    expect(ok).toBe(false);
    expect(detail).toMatch(/^version 2: /);
    expect(detail).toContain(named);
  });

  it.each([
    ['a part', "UPDATE factor_model_parts SET content = x'00' WHERE name = 'covariance'"],
    ['a missing part', "DELETE FROM factor_model_parts WHERE name = 'covariance'"],
    ['its summary', "UPDATE factor_models SET summary = 'x'"],
  ])('is never computed with: %s', (_what, sql) => {
    const file = folder.newPath();
    const store = folder.create(file);
    const id = store.addFactorModel(version([10]));
    store.close();
    meddle(file, sql);
    const harmed = folder.open(file);
    expect(() => harmed.factorModelPart(id, 'covariance')).toThrow(
      expect.objectContaining({ code: 'CORRUPT_WORKSPACE' }) as Error,
    );
  });

  it('does not send a chain round in circles', () => {
    const file = folder.newPath();
    const store = folder.create(file);
    chainOfThree(store);
    store.close();
    meddle(file, 'UPDATE factor_models SET parent_id = 3 WHERE id = 2');
    expect(() => folder.open(file).factorModelDays(3)).toThrow('continues a later version');
  });
});
