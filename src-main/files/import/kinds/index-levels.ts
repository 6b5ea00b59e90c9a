import { type IndexRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { dateField, number, required, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** An index's level, day by day; a benchmark by its returns. */
export const indexLevels: Kind = {
  kind: 'index',
  fields: [
    dateField,
    required(number('value', 'Value', "The index's level", ['level', 'close', 'index_value', 'index', 'price'])),
    text('name', 'Name', "The index's name; the file's name where absent", ['index_name', 'benchmark']),
  ],
  collector: (context) =>
    rowCollector<IndexRow>(context, {
      keyFields: ['date', 'name'],
      key: (row) => [row.benchmark, row.date],
      read(cells) {
        const date = cells.observationDate('date');
        const value = cells.positive('value');
        if (date === null || value === null) return null;
        return { benchmark: cells.raw('name') || context.stem, date, value };
      },
      batch: (rows) => ({ kind: 'index', rows }),
      notes: () => (context.columns.has('name') ? [] : [`The index is named ${context.stem}`]),
    }),
};
