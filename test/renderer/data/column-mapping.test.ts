import { describe, expect, it } from 'vitest';
import {
  isComplete,
  mappedFields,
  sampleValues,
  unmappedHeaders,
} from '../../../src-renderer/screens/data/column-mapping.ts';
import { inspection } from './fixtures.ts';

describe('the column mapping', () => {
  it('marks a required field without a column', () => {
    const rows = mappedFields(inspection(), 'positions', { symbol: 'Ticker' });
    expect(rows.filter((row) => row.missing).map((row) => row.field.name)).toEqual(['quantity']);
  });

  it('shows different values of the column, empty cells left out', () => {
    expect(sampleValues(inspection(), 'Ticker')).toEqual(['AAA', 'BBB']);
    expect(sampleValues(inspection(), 'Qty')).toEqual(['10', '30']);
  });

  it('lists the headers that feed nothing', () => {
    expect(unmappedHeaders(inspection(), { symbol: 'Ticker', quantity: 'Qty' })).toEqual(['Book']);
  });

  it('asks neither symbol nor close of a wide price file', () => {
    const wide = inspection({ wide: true, headers: ['date', 'AAA', 'BBB'] });
    expect(isComplete(wide, 'prices', { date: 'date' })).toBe(true);
    expect(isComplete(wide, 'prices', {})).toBe(false);
    expect(unmappedHeaders(wide, { date: 'date' })).toEqual([]);
  });

  it('asks symbol and close of a long price file', () => {
    expect(isComplete(inspection(), 'prices', { date: 'Book' })).toBe(false);
  });
});
