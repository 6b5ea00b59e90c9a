import { type MinimumVarianceResult } from '../../../src-core/contract/index.ts';
import { minimumVarianceOfPrices } from '../../../src-core/construction/minimum-variance-of-prices.ts';
import { type Warning } from '../../../src-core/warning.ts';
import { readPriceMatrix } from '../../files/import/read-price-matrix.ts';
import { type Task } from '../task.ts';

export interface MinimumVarianceInput {
  readonly file: string;
  readonly cap: number;
  readonly covariance: 'ledoit-wolf' | 'sample' | 'ewma';
}

/** The minimum-variance portfolio of a file of prices, without any workspace. */
export const minimumVariance: Task<MinimumVarianceInput, MinimumVarianceResult> = {
  name: 'minimum-variance',
  async run({ file, cap, covariance }, context) {
    const { symbols, prices, incomplete } = await readPriceMatrix(file, (done, total) =>
      context.progress({ stage: 'Reading', done, total, unit: 'bytes' }),
    );
    const { weights, ...found } = minimumVarianceOfPrices(symbols, prices, cap, covariance);
    const warnings: Warning[] =
      incomplete === 0
        ? []
        : [
            {
              code: 'INCOMPLETE_DATES',
              message: `${incomplete} dates on which an asset has no price were left out`,
              count: incomplete,
            },
          ];
    return { ...found, weights: Object.fromEntries(symbols.map((symbol, i) => [symbol, weights[i]!])), warnings };
  },
};
