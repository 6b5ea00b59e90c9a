import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay, isoDate } from '../../../../src-core/market/epoch-day.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { pricesOf, read, rowsOf } from './read-file.ts';

const folder = scratchFolder();
const first = epochDay('2020-01-01');

const price = fc.record({
  symbol: fc.constantFrom('AAPL', 'MSFT', 'SAP'),
  date: fc.integer({ min: first, max: first + 1000 }),
  close: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
});
const prices = fc.uniqueArray(price, { selector: ({ symbol, date }) => `${symbol} ${date}`, maxLength: 60 });

const writing = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom<('.' | ',')[]>('.', ','),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoted: fc.boolean(),
});

describe('reading an import', () => {
  it('gives back every valid row, however the file is written', async () => {
    await fc.assert(
      fc.asyncProperty(prices, writing, async (rows, { separator, decimal, lineEnd, quoted }) => {
        const cell = (text: string) => (quoted || text.includes(separator) ? `"${text}"` : text);
        const number = (value: number) => String(value).replace('.', decimal);
        const lines = [
          ['date', 'symbol', 'close'],
          ...rows.map(({ symbol, date, close }) => [isoDate(date), symbol, number(close)]),
        ].map((cells) => cells.map(cell).join(separator));
        const path = folder.write('law.csv', lines.join(lineEnd) + lineEnd);
        const output = await read(path, 'prices', { reading: { separator, decimal } });
        const { symbol, date, close } = pricesOf(output);
        expect(output.errors).toEqual([]);
        const sorted = rows.toSorted((a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : a.date - b.date));
        expect(symbol.map((name, i) => ({ symbol: name, date: date[i], close: close[i] }))).toEqual(sorted);
      }),
      { numRuns: 40 },
    );
  });

  it('loses no bad row: accepted and rejected add up, and every bad line is named', async () => {
    const bad = fc.constantFrom(
      '2020-13-01,AAPL,1',
      '2020-01-02,NOPE,1',
      '2020-01-02,AAPL,-1',
      '2020-01-02,AAPL',
      ',,x',
    );
    await fc.assert(
      fc.asyncProperty(prices, fc.array(bad, { maxLength: 20 }), fc.nat(), async (rows, badRows, seed) => {
        const good = rows.map(({ symbol, date, close }) => `${isoDate(date)},${symbol},${close}`);
        const lines = [
          ...good.map((text) => ({ text, isBad: false })),
          ...badRows.map((text) => ({ text, isBad: true })),
        ];
        // A fixed shuffle of each case: rotate by the seed.
        const turn = lines.length === 0 ? 0 : seed % lines.length;
        const mixed = [...lines.slice(turn), ...lines.slice(0, turn)];
        const path = folder.write('bad.csv', ['date,symbol,close', ...mixed.map(({ text }) => text)].join('\n'));
        const output = await read(path, 'prices');
        expect([...new Set(output.errors.map(({ line }) => line))]).toEqual(
          mixed.flatMap(({ isBad }, i) => (isBad ? [i + 2] : [])),
        );
        expect(output).toMatchObject({ rows: lines.length, accepted: good.length });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps text as it is, line breaks and quotes too', async () => {
    const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          name.filter((text) => text !== '' && !text.includes('\0')),
          { maxLength: 20 },
        ),
        async (names) => {
          const lines = names.map((text, i) => `S${i},"${text.replaceAll('"', '""')}"`);
          const path = folder.write('names.csv', ['symbol,name', ...lines].join('\n'));
          const output = await read(path, 'securities', { reading: { encoding: 'utf-8', separator: ',' } });
          expect(rowsOf(output)).toMatchObject(names.map((text, i) => ({ symbol: `S${i}`, name: text })));
        },
      ),
      { numRuns: 40 },
    );
  });
});
