import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isoDate, isWeekend } from '../../src-core/market/epoch-day.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { type BenchContext } from './measure.ts';

const securities = 231;
const tradingDays = 4528;
const sectors = ['Energy', 'Financials', 'Health Care', 'Industrials', 'Utilities'];

/** Random walks in the shape of a large real file: 231 securities, 18 years, about a million rows, gzipped. */
export async function generateFiles(folder: string): Promise<BenchContext['files']> {
  const symbols = Array.from({ length: securities }, (_, i) => `S${String(i).padStart(3, '0')}`);
  const files = {
    securities: path.join(folder, 'securities.csv'),
    prices: path.join(folder, 'prices.csv.gz'),
    positions: path.join(folder, 'positions-bench.csv'),
  };
  const sectorOf = (i: number) => sectors[i % sectors.length]!;
  writeFileSync(
    files.securities,
    ['symbol,name,gics_sector,currency,country', ...symbols.map((s, i) => `${s},Name ${s},${sectorOf(i)},USD,US`)].join(
      '\n',
    ),
  );
  writeFileSync(
    files.positions,
    [
      'symbol,quantity,strategy',
      ...symbols.slice(0, 60).map((s, i) => `${s},${1000 + 10 * i},${i % 3 === 0 ? 'value' : 'momentum'}`),
    ].join('\n'),
  );
  await pipeline(Readable.from(priceLines(symbols)), createGzip({ level: 6 }), createWriteStream(files.prices));
  return files;
}

function* priceLines(symbols: readonly string[]): Generator<string> {
  yield 'date,symbol,close,adj_close,volume\n';
  const stream = createStream(1, 0);
  const price = symbols.map(() => 20 + 80 * stream.uniform());
  let day = 10_959;
  for (let count = 0; count < tradingDays; day++) {
    if (isWeekend(day)) continue;
    count += 1;
    const date = isoDate(day);
    const lines: string[] = [];
    for (let i = 0; i < symbols.length; i++) {
      price[i] = price[i]! * Math.exp(0.015 * stream.normal());
      lines.push(
        `${date},${symbols[i]},${price[i]!.toFixed(6)},${(price[i]! * 0.9).toFixed(6)},${Math.floor(1e6 * stream.uniform())}`,
      );
    }
    yield lines.join('\n') + '\n';
  }
}
