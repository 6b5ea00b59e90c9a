import { type RollingForecast } from '../../../src-core/backtest/rolling-method.ts';

type Header = Pick<RollingForecast, 'from' | 'to' | 'refusals'> & { readonly levels: number };

/** A finished block as bytes: the length of a header, the header, then VaR, ES and σ as little-endian doubles. */
export function blockBytes({ from, to, refusals, var: valueAtRisk, es, sigma }: RollingForecast): Uint8Array {
  const header: Header = { from, to, refusals, levels: valueAtRisk.length / (to - from) };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...[valueAtRisk, es, sigma].map(doubleBytes)]);
}

/** The block of these bytes. */
export function blockOf(bytes: Uint8Array): RollingForecast {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4 + buffer.readUInt32LE(0);
  const { from, to, refusals, levels } = JSON.parse(buffer.toString('utf8', 4, at)) as Header;
  const take = (count: number) => {
    const values = Float64Array.from({ length: count }, (_, i) => buffer.readDoubleLE(at + 8 * i));
    at += 8 * count;
    return values;
  };
  const days = to - from;
  return { from, to, refusals, var: take(levels * days), es: take(levels * days), sigma: take(days) };
}

function doubleBytes(values: Float64Array): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, i) => bytes.writeDoubleLE(value, 8 * i));
  return bytes;
}
