import { type PromotedMethod } from '../../src-core/champion/promoted-method.ts';
import { promotedResult } from '../../src-core/champion/promoted-result.ts';
import { type PortfolioRiskInput } from '../../src-core/portfolio/portfolio-risk-input.ts';
import { type PortfolioRisk } from '../../src-core/portfolio/portfolio-risk.ts';
import { withTailAndStress } from '../../src-core/portfolio/compute-portfolio-risk.ts';
import { type TailRiskBoard } from '../../src-core/tail-risk/board/board.ts';
import { boardMethods } from '../../src-core/tail-risk/board/method-result.ts';
import { assembleBoard } from '../../src-core/tail-risk/board/tail-risk-board.ts';
import { type Engine } from '../engine/index.ts';
import { promotedForecast } from './champion/promoted-method.ts';
import { type CallOptions } from './context.ts';

/** What a risk run leaves behind. */
export interface ComputedRisk {
  readonly risk: PortfolioRisk;
  readonly board: TailRiskBoard;
}

/** Methods that take longest; they start first, so that no thread is left with one at the end. */
const longest = ['copula-t', 'garch-t', 'egarch-t', 'gjr-t'];

/**
 * Computes a portfolio's risk on all threads: the measuring first, then every tail-risk method and view as a task of its own.
 * Which thread computes what changes nothing in the result.
 *
 * @param promoted a champion that is none of the board's own methods
 */
export async function computeRiskInPool(
  engine: Engine,
  inputs: PortfolioRiskInput,
  promoted: PromotedMethod | null,
  options: CallOptions,
): Promise<ComputedRisk> {
  const { risk, tail } = await engine.run('portfolio-risk', inputs, options);
  const ids = boardMethods(tail);
  const rank = (id: string) => (longest.includes(id) ? longest.indexOf(id) : longest.length);
  const order = ids.toSorted((a, b) => rank(a) - rank(b));
  const quiet = options.signal ? { signal: options.signal } : {};
  let done = 0;
  const total = ids.length + 2;
  const counted = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work;
    done += 1;
    options.onProgress?.({ stage: 'Computing VaR and ES', done, total, unit: 'methods' });
    return value;
  };
  // Awaited together: where one fails or is cancelled, the others' ends are heard as well.
  const [stress, stressed, volatility, champion, ...made] = await Promise.all([
    engine.run('portfolio-stress', inputs, quiet),
    counted(engine.run('tail-risk-stressed', tail, quiet)),
    counted(engine.run('tail-risk-volatility', tail, quiet)),
    promotedForecast(engine, promoted, inputs, quiet),
    ...order.map((method) => counted(engine.run('tail-risk-method', { input: tail, method }, quiet))),
  ]);
  const own = ids.map((id) => made[order.indexOf(id)]!);
  const results = champion ? [...own, promotedResult(champion, tail, own)] : own;
  return {
    risk: withTailAndStress(risk, results, stress),
    board: assembleBoard(tail, results, { volatility, stressed }),
  };
}
