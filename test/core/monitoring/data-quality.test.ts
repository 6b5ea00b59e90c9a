import { describe, expect, it } from 'vitest';
import { epochDay, isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { dataAlarms } from '../../../src-core/monitoring/alarms/data-alarms.ts';
import { measureDataQuality } from '../../../src-core/monitoring/data-quality.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

const days = 400;
const names = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];

/** Prices of ordinary days, changed by the test. */
function panelOf(change: (closes: Float64Array, name: string) => void = () => {}): Panel {
  const close = new Float64Array(names.length * days);
  names.forEach((name, row) => {
    const stream = createStream(9, row);
    let price = 100;
    const closes = close.subarray(row * days, (row + 1) * days);
    for (let day = 0; day < days; day++) closes[day] = price *= 1 + 0.01 * stream.normal();
    change(closes, name);
  });
  return {
    dates: Int32Array.from({ length: days }, (_, day) => 20_000 + day),
    symbols: names,
    currencies: names.map(() => 'USD'),
    close,
    totalReturn: close.slice(),
    volume: new Float64Array(close.length).fill(1000),
  };
}

const clean = { cells: 100, missing: 0, stale: 0, outliers: 0, spikes: 0 };

describe('data quality', () => {
  it('finds nothing in ordinary prices', () => {
    const quality = measureDataQuality(panelOf(), 250, 5);
    expect(quality.recent).toEqual(clean);
    expect(quality.days.names.every((count) => count === 5)).toBe(true);
    expect(quality).toMatchObject({ names: 5, unpriced: [], late: [], suspects: [] });
  });

  it('counts what is missing since a name began, and names that end early', () => {
    const quality = measureDataQuality(
      panelOf((closes, name) => {
        if (name === 'AAA') closes.fill(NaN, 0, 390);
        if (name === 'BBB') closes.fill(NaN, 393);
        if (name === 'CCC') closes.fill(NaN);
      }),
      250,
      5,
    );
    expect(quality.recent).toMatchObject({ cells: 20 * 3 + 10, missing: 7 });
    expect(quality.late.map(({ symbol }) => symbol)).toEqual(['BBB']);
    expect(quality.late[0]!.lastDate).toBe(isoDate(20_392));
    expect(quality.unpriced).toEqual(['CCC']);
  });

  it('calls a price stale from the third day on which it is the same', () => {
    const quality = measureDataQuality(
      panelOf((closes, name) => {
        if (name === 'AAA') closes.fill(closes[390]!, 390, 395);
      }),
      250,
      5,
    );
    expect(quality.days.stale.slice(-10)).toEqual([0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('tells a jump that comes back from one that stays', () => {
    const quality = measureDataQuality(
      panelOf((closes, name) => {
        if (name === 'AAA') closes[391] = 2 * closes[391]!;
        if (name === 'BBB') for (let day = 393; day < days; day++) closes[day] = 0.6 * closes[day]!;
      }),
      250,
      5,
    );
    expect(quality.suspects.map(({ symbol, kind, date }) => [symbol, kind, date])).toEqual([
      ['BBB', 'outlier', isoDate(20_393)],
      ['AAA', 'outlier', isoDate(20_392)],
      ['AAA', 'spike', isoDate(20_391)],
    ]);
    expect(quality.recent).toMatchObject({ outliers: 3, spikes: 1 });
  });

  it('does not take a day on which everything falls for bad prices', () => {
    const quality = measureDataQuality(
      panelOf((closes) => {
        for (let day = 392; day < days; day++) closes[day] = 0.8 * closes[day]!;
      }),
      250,
      5,
    );
    expect(quality.recent.outliers).toBe(0);
  });

  it('is empty for an empty panel', () => {
    const none = new Float64Array(0);
    const empty = {
      dates: new Int32Array(0),
      symbols: [],
      currencies: [],
      close: none,
      totalReturn: none,
      volume: none,
    };
    expect(measureDataQuality(empty, 250, 5)).toMatchObject({ names: 0, lastDate: null, recent: { cells: 0 } });
  });
});

describe('alarms of data', () => {
  const quality = measureDataQuality(panelOf(), 250, 5);
  const friday = epochDay('2026-01-09');
  const feed = { lastDate: friday, importedOn: friday };

  it('are none when all is well', () => {
    expect(dataAlarms(quality, feed, friday + 3, 5)).toEqual([]);
  });

  it('say that a feed which was kept up has stopped, and leave a historical data set in peace', () => {
    const [late] = dataAlarms(quality, feed, friday + 10, 5);
    expect(late).toMatchObject({ id: 'data/late', level: 'warn', since: '2026-01-10' });
    expect(dataAlarms(quality, feed, friday + 30, 5)[0]!.level).toBe('limit');
    expect(dataAlarms(quality, { lastDate: friday, importedOn: friday + 200 }, friday + 200, 5)).toEqual([]);
  });

  it('say how many prices are missing, stale or jump', () => {
    const poor = { ...quality, recent: { cells: 100, missing: 12, stale: 3, outliers: 4, spikes: 1 } };
    const found = dataAlarms(poor, feed, friday, 5);
    expect(found.map(({ id, level }) => `${id} ${level}`)).toEqual([
      'data/missing limit',
      'data/stale warn',
      'data/spikes warn',
    ]);
    expect(found[0]!.text).toContain('12.0 %');
    expect(found[0]!.since).toBeNull();
  });

  it('say since when prices have stood still', () => {
    const stuck = measureDataQuality(
      panelOf((closes, name) => {
        if (name === 'AAA' || name === 'BBB') closes.fill(closes[380]!, 380);
      }),
      250,
      5,
    );
    expect(dataAlarms(stuck, null, friday, 5)).toMatchObject([
      { id: 'data/stale', level: 'limit', since: isoDate(20_382) },
    ]);
  });
});
