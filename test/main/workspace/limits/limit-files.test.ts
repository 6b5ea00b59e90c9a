import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LimitInput } from '../../../../src-core/contract/index.ts';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { limitOf, marketBatches, openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

const ofFile = (metric: string, changes: Partial<LimitInput> = {}) =>
  limitOf(metric, { warn: '1.8', limit: '2', limitAction: 'reduce', effectiveTo: '2030-01-01', ...changes });
const limits = [
  ofFile('gross-leverage'),
  ofFile('var', { parameters: { method: 'historical', confidence: 0.975, horizon: 10 }, controlPoint: 'end-of-day' }),
  ofFile('top-n', { parameters: { count: 3 }, warn: null, limit: '0.123456789012', halt: '0.2' }),
  ofFile('single-name', { scope: { level: 'portfolio', portfolio: 'Core' }, parameters: { subject: 'AAA' } }),
];

let bench: TestBench;
beforeAll(() => {
  bench = testBench();
});
beforeEach(async () => {
  const positions = marketBatches.find((batch) => batch.kind === 'positions')!;
  const other = { ...positions, rows: positions.rows.map((row) => ({ ...row, portfolio: 'Other' })) };
  await openNewWorkspace(bench, [...marketBatches, other]);
  for (const limit of limits) await bench.application.invoke('limits.save', limit);
});
afterAll(() => bench.dispose());

const limitsOf = async (portfolio: string): Promise<readonly Omit<Limit, 'id'>[]> => {
  const { definitions } = await bench.application.invoke('limits.list', { portfolio });
  return definitions.map(({ id: _, scope, ...limit }) => ({ ...limit, scope: { ...scope, portfolio: '' } }));
};
const importText = async (name: string, text: string, replace = false) => {
  await writeFile(bench.path(name), text);
  return bench.application.invoke('limits.import', { file: bench.path(name), portfolio: 'Other', replace });
};

describe('limits', () => {
  it.each(['json', 'csv'] as const)('come back from %s as they were, on another portfolio', async (format) => {
    const { application } = bench;
    const [first] = (await application.invoke('limits.list', { portfolio: 'Core' })).definitions;
    await application.invoke('limits.save', {
      ...first!,
      note: '=cmd, "quoted"\nand a second line',
      effectiveFrom: '2025-01-01',
      approvedBy: 'Board',
      approvedAt: '2025-01-02',
    });
    const { text, fileName } = await application.invoke('limits.export', { portfolio: 'Core', format });
    expect(fileName).toBe(`Core-limit-definitions.${format}`);
    const count = (await limitsOf('Core')).length;
    expect(await importText(`l.${format}`, text)).toEqual({ portfolio: 'Other', added: count, removed: 0 });
    expect(await limitsOf('Other')).toEqual(await limitsOf('Core'));
    await application.invoke('history.undo', {});
    expect(await limitsOf('Other')).toEqual([]);
  });

  it('of a table with few columns take what is usual for the others', async () => {
    await importText('l.csv', 'limit;metric;level\n2.5;gross-leverage;portfolio\n');
    expect(await limitsOf('Other')).toMatchObject([
      { metric: 'gross-leverage', warn: null, limit: '2.5', limitAction: 'reject', controlPoint: 'both' },
    ]);
  });

  it('are all kept out where one is bad, and every bad one is named with its place', async () => {
    const table = ['metric,level,warn,limit,confidence', 'gross-leverage,portfolio,1,2,', 'karma,portfolio,1,2,'];
    const rows = [...table, 'var,portfolio,0.03,0.02,0.99', 'var,portfolio,x,,', 'var,portfolio,,0.1,7', 'a,b'];
    const importing = importText('l.csv', rows.join('\n'));
    await expect(importing).rejects.toMatchObject({ code: 'BAD_ROWS', kept: 'No limit was changed' });
    for (const place of ['l.csv:3', 'l.csv:4', 'l.csv:5', 'l.csv:6', 'l.csv:7']) {
      await expect(importing).rejects.toThrow(place);
    }
    await expect(importing).rejects.toThrow('5 of 6 limits');
    expect(await limitsOf('Other')).toEqual([]);
  });

  it.each([
    ['cut.json', '{"schema":"plimsoll/limits","limits":[', 'FILE_UNREADABLE'],
    ['other.json', '{"a":1}', 'FILE_UNREADABLE'],
    ['newer.json', '{"schema":"plimsoll/limits","schemaVersion":9,"limits":[]}', 'FILE_UNREADABLE'],
    ['empty.json', '{"schema":"plimsoll/limits","schemaVersion":1,"limits":[]}', 'BAD_ROWS'],
    ['null.json', '{"schema":"plimsoll/limits","schemaVersion":1,"limits":[null]}', 'BAD_ROWS'],
    ['columns.csv', 'a,b\n1,2\n', 'MISSING_COLUMN'],
  ])('of a malformed file (%s) are refused', async (name, text, code) => {
    await expect(importText(name, text)).rejects.toMatchObject({ code });
    expect(await limitsOf('Other')).toEqual([]);
  });

  it('are copied to another portfolio without their approval', async () => {
    const { application } = bench;
    const [first] = (await application.invoke('limits.list', { portfolio: 'Core' })).definitions;
    await application.invoke('limits.save', { ...first!, approvedBy: 'Board', approvedAt: '2025-01-02' });
    const { added } = await application.invoke('limits.copy', { from: 'Core', to: 'Other' });
    expect(await limitsOf('Other')).toHaveLength(added);
    expect((await limitsOf('Other'))[0]).toMatchObject({ approvedBy: '', approvedAt: null });
    const itself = application.invoke('limits.copy', { from: 'Core', to: 'Core' });
    await expect(itself).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('have a history: one point a date, by the newest run', async () => {
    const { application } = bench;
    await application.invoke('risk.run', { portfolio: 'Core', asOf: '2025-07-01' });
    await application.invoke('risk.run', { portfolio: 'Core', asOf: '2025-07-02' });
    const { run } = await application.invoke('risk.run', { portfolio: 'Core', asOf: '2025-07-02', window: 100 });
    const histories = await application.invoke('limits.history', { portfolio: 'Core' });
    const gross = histories.find(({ label }) => label === 'Gross leverage')!;
    expect(gross.points.map(({ asOf }) => asOf)).toEqual(['2025-07-01', '2025-07-02']);
    expect(gross.points[1]).toMatchObject({ run, level: expect.any(String) as string });
    expect(gross.points[1]!.utilisation).toBeCloseTo(gross.points[1]!.value! / 2, 12);
    const one = await application.invoke('limits.history', { portfolio: 'Core', limitId: gross.limitId });
    expect(one).toEqual([gross]);
  });
});
