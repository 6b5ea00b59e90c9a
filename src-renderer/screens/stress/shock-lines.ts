import { type SymbolShock } from '../../../src-core/contract/index.ts';

/** Shocks as they are typed: a symbol and its return in percent a line, `AAPL −12.5`. */
export function shockLines(shocks: readonly SymbolShock[]): string {
  return shocks.map(({ symbol, size }) => `${symbol} ${Number((size * 100).toPrecision(12))}`).join('\n');
}

/** Typed shocks, or what is wrong with the first line that is not one. */
export type TypedShocks =
  { readonly ok: true; readonly shocks: readonly SymbolShock[] } | { readonly ok: false; readonly why: string };

/** Reads one shock a line: symbol, then percent, with a space, tab, comma or semicolon between; empty lines are skipped. */
export function shocksOfLines(text: string): TypedShocks {
  const shocks: SymbolShock[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const found = /^(\S+?)[\s,;]+([+-]?\d+(?:\.\d+)?)\s*%?$/.exec(trimmed.replaceAll('\u2212', '-'));
    if (!found)
      return { ok: false, why: `Line ${at + 1}: write a symbol and its return in percent, such as AAPL -12.5` };
    const size = Number((Number(found[2]) / 100).toPrecision(12));
    if (size < -1) return { ok: false, why: `Line ${at + 1}: nothing loses more than 100 %` };
    shocks.push({ symbol: found[1]!, size });
  }
  return { ok: true, shocks };
}
