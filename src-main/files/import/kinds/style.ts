import { type StyleValueRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { dateField, number, required, symbolField, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** Lower case, with hyphens: the name a style goes by in results and formulas. */
function styleId(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 40);
}

/** Values of a style of the user's own; a value holds until the next one of the same security. */
export const style: Kind = {
  kind: 'style',
  fields: [
    dateField,
    symbolField,
    required(number('value', 'Value', 'Any number; it is standardised', ['exposure', 'score', 'signal'])),
    text('style', 'Style', "The style's name; the file's name where absent", ['name', 'factor']),
  ],
  collector: (context) =>
    rowCollector<StyleValueRow>(context, {
      keyFields: ['style', 'date', 'symbol'],
      key: (row) => [row.style, row.date, row.symbol],
      read(cells) {
        const date = cells.observationDate('date');
        const symbol = cells.symbol();
        const value = cells.number('value');
        if (date === null || symbol === null || value === null) return null;
        const name = cells.raw('style') || context.stem;
        const id = styleId(name);
        if (id === '') return cells.error('style', name, 'A style needs a name with a letter in it');
        return { style: id, date, symbol, value };
      },
      batch: (rows) => ({ kind: 'style', rows }),
      notes: () => (context.columns.has('style') ? [] : [`The style is named ${styleId(context.stem)}`]),
    }),
};
