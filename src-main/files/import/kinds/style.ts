import { isReservedStyle } from '../../../../src-core/factor-model/descriptors/reserved-style.ts';
import { type StyleValueRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { dateField, number, required, symbolField, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** Lower case, with hyphens: the name a style goes by in results. */
function styleId(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

/** Values of a style of the user's own; a value holds until the next one of the same security. */
export const style: Kind = {
  kind: 'style',
  fields: [
    dateField,
    symbolField,
    required(number('value', 'Value', 'Any number; it is standardised', ['exposure', 'score', 'signal'])),
    text('style', 'Style', "The style's name; the file's name where absent", ['style_name', 'factor']),
  ],
  collector: (context) =>
    rowCollector<StyleValueRow>(context, {
      keyFields: ['date', 'symbol', 'style'],
      key: (row) => [row.date, row.symbol, row.style],
      read(cells) {
        const date = cells.observationDate('date');
        const symbol = cells.symbol();
        const value = cells.number('value');
        const name = cells.raw('style') || context.stem;
        const id = styleId(name);
        if (id === '') cells.error('style', name, 'A style needs a name with a letter in it');
        if (isReservedStyle(id)) cells.error('style', name, `${id} is a part of every model; choose another name`);
        if (context.known.formulaStyles.includes(id)) {
          cells.error('style', name, `The style ${id} is a formula and takes no values; choose another name`);
        }
        return date === null || symbol === null || value === null ? null : { style: id, date, symbol, value };
      },
      batch: (rows) => ({ kind: 'style', rows }),
      notes: () => (context.columns.has('style') ? [] : [`The style is named ${styleId(context.stem)}`]),
    }),
};
