import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileFacts } from '../../../../src-main/files/readers/file-bytes.ts';
import { openTable } from '../../../../src-main/files/readers/open-table.ts';
import { noise } from '../noise.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();

async function readAll(content: string | Buffer, reading: Parameters<typeof openTable>[1] = {}) {
  const table = await openTable(await fileFacts(folder.write('t.csv', content)), reading);
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const faults: { line: number; reason: string }[] = [];
  for await (const block of table.blocks) {
    for (const row of block.rows) rows.push(row);
    for (const line of block.lines) lines.push(line);
    faults.push(...block.faults);
  }
  return { ...table, encoding: table.encoding, rows, lines, faults };
}

describe('a CSV table', () => {
  it('counts physical lines through quoted line breaks and blank lines', async () => {
    const { rows, lines } = await readAll('a,b\n"x\ny",1\n\n"p\r\nq\nr",2\nz,3\n\n\n');
    expect(rows).toEqual([
      ['x\ny', '1'],
      ['p\r\nq\nr', '2'],
      ['z', '3'],
    ]);
    expect(lines).toEqual([2, 5, 8]);
  });

  it('reads CRLF, doubled quotes and a last line without an end', async () => {
    const { headers, rows } = await readAll('a,b\r\n1,"say ""hi"""\r\n2,"end"');
    expect(headers).toEqual(['a', 'b']);
    expect(rows).toEqual([
      ['1', 'say "hi"'],
      ['2', 'end'],
    ]);
  });

  it('keeps a short row apart from the next one', async () => {
    const { rows, lines } = await readAll('a,b,c\n1,2\n3,4,5,6\n7,8,9\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4', '5', '6'],
      ['7', '8', '9'],
    ]);
    expect(lines).toEqual([2, 3, 4]);
  });

  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n"1,5";2\n1,5;2\n'],
    ['\t', 'a\tb\n1,5\t2\n'],
    ['|', 'a|b\n1|2\n'],
  ])('detects the separator %j', async (separator, content) => {
    expect((await readAll(content)).separator).toBe(separator);
  });

  it('takes the separator the user names over the one it would detect', async () => {
    const { headers } = await readAll('a,b;c\n1,2;3\n', { separator: ';' });
    expect(headers).toEqual(['a,b', 'c']);
  });

  it('reads old line ends and counts their lines', async () => {
    const { rows, lines } = await readAll('a,b\r1,2\r3,4\r');
    expect(rows).toHaveLength(2);
    expect(lines).toEqual([2, 3]);
  });

  it('reads the same rows from gzip, whatever the name says', async () => {
    const { format, rows } = await readAll(gzipSync('a,b\n1,2\n'));
    expect(format).toBe('csv.gz');
    expect(rows).toEqual([['1', '2']]);
  });

  it('keeps line numbers across blocks of a large file', async () => {
    const content = 'a,b\n' + Array.from({ length: 200_000 }, (_, i) => `${i},"${i % 7}"`).join('\n');
    const { rows, lines } = await readAll(gzipSync(content));
    expect(rows).toHaveLength(200_000);
    expect(rows.every((row, i) => row[0] === String(i) && lines[i] === i + 2)).toBe(true);
  });

  it('reports a quote that is never closed on the line where its row begins', async () => {
    const { faults } = await readAll('a,b\n1,2\n3,"4\n5,6\n');
    expect(faults).toEqual([expect.objectContaining({ line: 3, reason: expect.stringContaining('never closed') })]);
  });

  it('gives up on a row that does not end instead of filling the memory', async () => {
    const endless = gzipSync('a,b\n1,"' + 'x'.repeat(18 * 1024 ** 2));
    await expect(readAll(endless)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', place: 't.csv:2' });
  });

  it('says that a file without a header is empty', async () => {
    await expect(readAll('')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(readAll('\n\n  \n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
  });
});

describe('the encoding of a CSV table', () => {
  const content = 'name,c\nNestlé,"Zürich"\n';
  it.each([
    ['utf-8', Buffer.from(content, 'utf8')],
    ['utf-8', Buffer.from('\uFEFF' + content, 'utf8')],
    ['utf-16le', Buffer.from('\uFEFF' + content, 'utf16le')],
    ['utf-16le', Buffer.from(content, 'utf16le')],
    ['windows-1252', Buffer.from(content, 'latin1')],
  ])('is detected as %s', async (encoding, bytes) => {
    const table = await readAll(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.headers).toEqual(['name', 'c']);
    expect(table.rows).toEqual([['Nestlé', 'Zürich']]);
  });

  it('is settled late where the first accents stand far down', async () => {
    const rows = 'plain,text\n'.repeat(300_000);
    const { encoding, rows: read } = await readAll(Buffer.from('name,c\n' + rows + 'Nestlé,x\n', 'latin1'));
    expect(encoding).toBe('windows-1252');
    expect(read.at(-1)).toEqual(['Nestlé', 'x']);
  });

  it('survives a character cut by a block of the file', async () => {
    const { rows } = await readAll(Buffer.from('name\n' + 'é\n'.repeat(800_000), 'utf8'));
    expect(rows.every(([cell]) => cell === 'é')).toBe(true);
  });

  it('is refused for binary content', async () => {
    await expect(readAll(noise(100_000))).rejects.toMatchObject({ code: 'NOT_TEXT' });
    await expect(readAll(Buffer.concat([Buffer.from('a,b\n'.repeat(600_000)), Buffer.alloc(9)]))).rejects.toMatchObject(
      {
        code: 'NOT_TEXT',
      },
    );
  });

  it('is refused where the one the user names does not fit', async () => {
    const bytes = Buffer.from('é\n' + content, 'utf8');
    await expect(readAll(Buffer.concat([bytes, Buffer.from([0xff])]), { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});
