import { describe, expect, it } from 'vitest';
import { epochDay } from '../../../../src-core/market/epoch-day.ts';
import { readReturns } from '../../../../src-main/files/import/read-returns.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();
const read = (content: string, column?: string) =>
  readReturns({ file: folder.write('r.csv', content), column }, () => undefined);

describe('a series of returns', () => {
  it('is the column named like a return', async () => {
    const { column, dates, returns } = await read('date,price,log_return\n2024-01-02,10,0.01\n2024-01-03,11,-2e-2\n');
    expect(column).toBe('log_return');
    expect([...dates]).toEqual(['2024-01-02', '2024-01-03'].map(epochDay));
    expect([...returns]).toEqual([0.01, -0.02]);
  });

  it('is the only column of numbers, or the one the user names', async () => {
    expect((await read('Date;x;note\n03.01.2024;0,5;a\n')).returns[0]).toBe(0.5);
    expect((await read('date,a,b\n2024-01-02,1,2\n', 'B')).returns[0]).toBe(2);
  });

  it('is asked for where it cannot be told', async () => {
    await expect(read('date,a,b\n2024-01-02,1,2\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(read('date,a\n2024-01-02,x\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(read('a,b\n1,2\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(read('date,a\n2024-01-02,1\n', 'c')).rejects.toMatchObject({ code: 'UNKNOWN_COLUMN' });
  });

  it('names its bad rows: numbers, dates, order and raggedness', async () => {
    const content = 'date,ret\n2024-01-02,0.1\n2024-01-02,0.1\n2024-13-02,0.1\n2024-01-05,abc\n2024-01-06\n';
    await expect(read(content)).rejects.toMatchObject({
      code: 'BAD_ROWS',
      place: 'r.csv:3:date',
      message: expect.stringMatching(/^4 bad rows.*:3:date.*:4:date.*:5:ret.*:6:/),
    });
  });
});
