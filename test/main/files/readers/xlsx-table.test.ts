import { readFileSync } from 'node:fs';
import writeWorkbook from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fileFacts } from '../../../../src-main/files/readers/file-bytes.ts';
import { openTable } from '../../../../src-main/files/readers/open-table.ts';
import { assertHarmlessWorkbook } from '../../../../src-main/files/readers/workbook-guard.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();

async function workbook(name: string): Promise<string> {
  const path = folder.path(name);
  await writeWorkbook([
    {
      sheet: 'Prices',
      data: [
        [{ value: 'date' }, { value: 'close' }, { value: 'note' }],
        [
          { value: new Date('2024-06-27'), type: Date, format: 'yyyy-mm-dd' },
          { value: 0.1 + 0.2 },
          { value: 'Zürich' },
        ],
        [],
        [
          { value: new Date('2024-06-28'), type: Date, format: 'dd.mm.yyyy' },
          { value: 1e21 },
          { value: true, type: Boolean },
        ],
      ],
    },
    { sheet: 'Cash', data: [[{ value: 'amount' }], [{ value: -12.5 }]] },
  ]).toFile(path);
  return path;
}

async function readAll(path: string, reading: Parameters<typeof openTable>[1] = {}) {
  const table = await openTable(await fileFacts(path), reading);
  for await (const { rows, lines } of table.blocks) return { table, rows, lines: [...lines] };
  throw new Error('no rows');
}

describe('an XLSX table', () => {
  it('gives dates as ISO dates and numbers to the 15 digits a spreadsheet holds', async () => {
    const { table, rows, lines } = await readAll(await workbook('a.xlsx'));
    expect(table.headers).toEqual(['date', 'close', 'note']);
    expect(rows).toEqual([
      ['2024-06-27', '0.3', 'Zürich'],
      ['2024-06-28', '1000000000000000000000', 'true'],
    ]);
    expect(lines).toEqual([2, 4]);
    expect(table.sheets).toEqual(['Prices', 'Cash']);
  });

  it('reads the named sheet, its numbers with the decimal mark in use', async () => {
    const { rows } = await readAll(await workbook('b.xlsx'), { sheet: 'Cash', decimal: ',' });
    expect(rows).toEqual([['-12,5']]);
  });

  it('names the sheets there are when the one asked for is missing', async () => {
    await expect(readAll(await workbook('c.xlsx'), { sheet: 'Nav' })).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      remedy: 'Its sheets are: Prices, Cash',
    });
  });

  it('is refused where the file is text, a plain zip or damaged', async () => {
    const good = readFileSync(await workbook('d.xlsx'));
    const plainZip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    for (const [name, content] of [
      ['text.xlsx', Buffer.from('date,close\n')],
      ['zip.xlsx', plainZip],
      ['cut.xlsx', good.subarray(0, good.length - 100)],
    ] as const) {
      await expect(readAll(folder.write(name, content))).rejects.toMatchObject({ code: 'NOT_A_SPREADSHEET' });
    }
  });

  it('is stopped while unpacking where it is a zip bomb', async () => {
    const data = readFileSync(await workbook('e.xlsx'));
    await expect(assertHarmlessWorkbook(data, 'e.xlsx', 1000)).rejects.toMatchObject({ code: 'ZIP_BOMB' });
    await expect(assertHarmlessWorkbook(data, 'e.xlsx')).resolves.toBeUndefined();
  });
});
