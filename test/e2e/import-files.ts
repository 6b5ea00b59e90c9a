/** Small files in the layout of a data vendor's: 12 securities, 120 weekdays, one portfolio of two strategies. */
export interface ImportFiles {
  readonly securities: string;
  readonly prices: string;
  readonly fundamentals: string;
  readonly positions: string;
}

export const symbols = ['ACM', 'BRK', 'CDR', 'DLT', 'EMB', 'FJD', 'GLN', 'HVN', 'IRN', 'JNP', 'KST', 'LMB'] as const;
const sectors = ['Energy', 'Financials', 'Industrials', 'Materials'] as const;

/** Prices move along sine waves: no chance in it, and no two securities alike. */
function closeOf(security: number, day: number): number {
  return 40 + security * 7 + 3 * Math.sin(day / (3 + security)) + 2 * Math.cos((day * (security + 2)) / 5);
}

function weekdays(count: number): readonly string[] {
  const days: string[] = [];
  for (let at = Date.UTC(2025, 0, 6); days.length < count; at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

const csv = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.join(',')).join('\n') + '\n';

/** Files without a fault. */
export function goodFiles(): ImportFiles {
  const days = weekdays(120);
  return {
    securities: csv([
      ['ticker', 'name', 'gics_sector', 'currency', 'country', 'benchmark'],
      ...symbols.map((symbol, i) => [
        symbol,
        `${symbol} Works`,
        sectors[i % 4]!,
        'USD',
        'US',
        i === 11 ? 'true' : 'false',
      ]),
    ]),
    prices: csv([
      ['date', 'symbol', 'close', 'volume'],
      ...symbols.flatMap((symbol, i) => days.map((day, t) => [day, symbol, closeOf(i, t).toFixed(4), 1000 + t])),
    ]),
    fundamentals: csv([
      ['symbol', 'period_end', 'total_equity', 'net_income', 'shares_outstanding'],
      ...symbols.map((symbol, i) => [symbol, '2024-09-30', 1_000_000 + i, 50_000 + i, 10_000]),
    ]),
    positions: csv([
      ['symbol', 'quantity', 'strategy'],
      ...symbols
        .slice(0, 11)
        .map((symbol, i) => [symbol, (i % 4 === 3 ? -1 : 1) * 100 * (i + 1), i < 6 ? 'Value' : 'Momentum']),
    ]),
  };
}

/** The positions file with three bad rows: an unknown symbol on line 4, words for a quantity on line 6, a lost symbol on line 8. */
export function positionsWithBadRows(): string {
  const lines = goodFiles().positions.split('\n');
  lines[3] = 'NOPE,10,Value';
  lines[5] = lines[5]!.replace(/,-?\d+,/, ',many,');
  lines[7] = lines[7]!.replace(/^[^,]+/, '');
  return lines.join('\n');
}
