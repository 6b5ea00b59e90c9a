import { type BenchmarkWeightRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { defaultAsOf } from '../defaults.ts';
import { asOfField, number, required, symbolField } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** How far the weights of one date may miss 1 before it is worth a word. */
const weightTolerance = 0.01;

/** A benchmark's holdings; the benchmark is named after the file. */
export const benchmark: Kind = {
  kind: 'benchmark',
  fields: [
    symbolField,
    required(
      number('weight', 'Weight', 'Fraction of the benchmark, 0.05 for 5 %', [
        'wgt',
        'benchmark_weight',
        'index_weight',
      ]),
    ),
    asOfField,
  ],
  collector: (context) => {
    const asOf = defaultAsOf(context);
    return rowCollector<BenchmarkWeightRow>(context, {
      keyFields: ['symbol', 'as_of'],
      key: (row) => [row.symbol, row.asOf],
      read(cells) {
        const symbol = cells.symbol();
        const weight = cells.number('weight');
        const date = cells.raw('as_of') === '' ? asOf.use() : cells.observationDate('as_of');
        if (symbol === null || weight === null || date === null) return null;
        if (weight <= 0 || weight > 1) {
          return cells.error('weight', cells.raw('weight'), 'A weight is a fraction above 0 and at most 1');
        }
        return { benchmark: context.stem, asOf: date, symbol, weight };
      },
      batch: (rows) => ({ kind: 'benchmark', rows }),
      review(rows, lines) {
        const sums = new Map<number, { sum: number; line: number }>();
        rows.forEach(({ asOf: day, weight }, i) => {
          sums.set(day, { sum: (sums.get(day)?.sum ?? 0) + weight, line: lines[i] ?? 0 });
        });
        for (const { sum, line } of sums.values()) {
          if (Math.abs(sum - 1) > weightTolerance) {
            context.issues.warning(line, 'weight', sum.toFixed(4), 'The weights of this date do not add up to 1');
          }
        }
      },
      notes: () => [`The benchmark is named ${context.stem}`, ...asOf.notes()],
    });
  },
};
