import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column } from '../../../src-renderer/components/data-table/column.ts';
import { filterRows, noFilters } from '../../../src-renderer/components/data-table/filter-rows.ts';
import { rowWindow } from '../../../src-renderer/components/data-table/row-window.ts';
import { sortRows, toggleSort } from '../../../src-renderer/components/data-table/sort-rows.ts';
import { commaSeparated, tabSeparated } from '../../../src-renderer/components/data-table/table-text.ts';

interface Row {
  readonly name: string;
  readonly weight: number | null;
}

const columns: readonly Column<Row>[] = [
  { id: 'name', label: 'Name', width: 100, value: (row) => row.name, text: (row) => row.name },
  {
    id: 'weight',
    label: 'Weight, %',
    number: true,
    width: 100,
    value: (row) => row.weight,
    text: (row) => (row.weight === null ? '–' : row.weight.toFixed(1)),
  },
];
const rows: readonly Row[] = [
  { name: 'b', weight: 2 },
  { name: 'a', weight: null },
  { name: 'a', weight: -1.26 },
  { name: 'c', weight: 2 },
];
const names = (sorted: readonly Row[]) => sorted.map(({ name, weight }) => `${name}${weight ?? ''}`);

describe('sorting', () => {
  it('by several columns keeps the first as the main one, and puts missing values last either way', () => {
    const keys = [
      { column: 'name', descending: false },
      { column: 'weight', descending: true },
    ];
    expect(names(sortRows(rows, columns, keys))).toEqual(['a-1.26', 'a', 'b2', 'c2']);
    const byWeight = (descending: boolean) => names(sortRows(rows, columns, [{ column: 'weight', descending }]));
    expect(byWeight(true)).toEqual(['b2', 'c2', 'a-1.26', 'a']);
    expect(byWeight(false)).toEqual(['a-1.26', 'b2', 'c2', 'a']);
  });

  it('keeps every row and leaves the given order untouched', () => {
    const row = fc.record({ name: fc.string(), weight: fc.option(fc.double({ noNaN: true })) });
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (given, descending) => {
        const before = [...given];
        const sorted = sortRows(given, columns, [{ column: 'weight', descending }]);
        expect(new Set(sorted)).toEqual(new Set(given));
        expect(given).toEqual(before);
      }),
    );
  });

  it('turns round, then ends, as a header is clicked again and again', () => {
    const once = toggleSort([], 'weight', true, false);
    const twice = toggleSort(once, 'weight', true, false);
    expect([once[0]!.descending, twice[0]!.descending]).toEqual([true, false]);
    expect(toggleSort(twice, 'weight', true, false)).toEqual([]);
  });

  it('with shift adds to the order and keeps the place of the others', () => {
    const first = toggleSort([], 'name', false, false);
    const both = toggleSort(first, 'weight', true, true);
    const turned = toggleSort(both, 'name', false, true);
    expect(turned.map(({ column, descending }) => `${column} ${descending}`)).toEqual(['name true', 'weight true']);
  });
});

describe('filtering', () => {
  const by = (column: string, text: string) =>
    names(filterRows(rows, columns, { everywhere: '', columns: { [column]: text } }));

  it('finds text in any column, whatever its case', () => {
    expect(names(filterRows(rows, columns, { ...noFilters, everywhere: ' B ' }))).toEqual(['b2']);
    expect(names(filterRows(rows, columns, { ...noFilters, everywhere: '2.0' }))).toEqual(['b2', 'c2']);
  });

  it('compares numbers at full precision', () => {
    expect(by('weight', '>1')).toEqual(['b2', 'c2']);
    expect(by('weight', '<= -1.26')).toEqual(['a-1.26']);
    expect(by('weight', '<-1.26')).toEqual([]);
    expect(by('weight', '-2..0')).toEqual(['a-1.26']);
    expect(by('weight', '\u22122..0')).toEqual(['a-1.26']);
  });

  it('takes what is no comparison as text', () => {
    expect(by('weight', '-1.3')).toEqual(['a-1.26']);
  });
});

describe('the window of rows', () => {
  it('always covers what is visible and stands for all the rest', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(600_000), fc.nat(2_000), (count, scrollTop, height) => {
        const { from, to, above, below } = rowWindow(count, 28, scrollTop, height);
        expect(above + (to - from) * 28 + below).toBe(count * 28);
        const lastTop = Math.max(0, count * 28 - height);
        if (scrollTop <= lastTop) {
          expect(from * 28).toBeLessThanOrEqual(scrollTop);
          expect(to * 28).toBeGreaterThanOrEqual(Math.min(count * 28, scrollTop + height));
        }
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 28) + 26);
      }),
    );
  });
});

describe('copied text', () => {
  it('has headers and full precision, and empty cells for missing values', () => {
    expect(tabSeparated(rows.slice(1, 3), columns)).toBe('Name\tWeight, %\r\na\t\r\na\t-1.26\r\n');
  });

  it('quotes commas in a file and never lets a spreadsheet run a cell', () => {
    const hostile = [
      { name: '=cmd()', weight: -2 },
      { name: 'x, "y"', weight: 1 },
    ];
    expect(commaSeparated(hostile, columns)).toBe('Name,"Weight, %"\r\n\'=cmd(),-2\r\n"x, ""y""",1\r\n');
  });
});
