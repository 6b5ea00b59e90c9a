import { type VolatilityView } from '../../../src-core/tail-risk/board/board.ts';
import { type TailRiskInput } from '../../../src-core/tail-risk/board/tail-risk-input.ts';
import { volatilityView } from '../../../src-core/tail-risk/board/volatility-view.ts';
import { type Task } from '../task.ts';

/** The volatility models of a portfolio's tail-risk board. */
export const tailRiskVolatility: Task<TailRiskInput, VolatilityView> = {
  name: 'tail-risk-volatility',
  run: (input) => volatilityView(input),
};
