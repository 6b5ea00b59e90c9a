import { type MethodResult } from '../../../src-core/tail-risk/board/board.ts';
import { methodResult } from '../../../src-core/tail-risk/board/method-result.ts';
import { type TailRiskInput } from '../../../src-core/tail-risk/board/tail-risk-input.ts';
import { type Task } from '../task.ts';

/** One method of a portfolio's tail-risk board; the securities' returns come in shared memory. */
export const tailRiskMethod: Task<{ readonly input: TailRiskInput; readonly method: string }, MethodResult> = {
  name: 'tail-risk-method',
  run: ({ input, method }) => methodResult(input, method),
};
