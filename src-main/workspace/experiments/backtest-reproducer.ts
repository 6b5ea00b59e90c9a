import { noBlocks } from '../backtests/backtest-in-pool.ts';
import { computePortfolioBacktest, prepareBacktest } from '../backtests/portfolio-backtest.ts';
import { backtestKind, recordedBacktest } from '../backtests/stored-backtest.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Reproducer } from './reproducer.ts';

/** A portfolio's backtest, every block walked again. */
export const backtestReproducer: Reproducer = {
  kind: backtestKind,
  async recompute(session, run, options) {
    const prepared = await prepareBacktest(session, recordedBacktest(run), options);
    const { result } = await computePortfolioBacktest(session, prepared, noBlocks, options);
    return { result: canonicalJson(result) };
  },
};
