import { type StressedWindow } from '../../../src-core/tail-risk/board/board.ts';
import { stressedWindows } from '../../../src-core/tail-risk/board/stressed-windows.ts';
import { type TailRiskInput } from '../../../src-core/tail-risk/board/tail-risk-input.ts';
import { type Task } from '../task.ts';

/** A portfolio's tail risk on stressed stretches of the past. */
export const tailRiskStressed: Task<TailRiskInput, readonly StressedWindow[]> = {
  name: 'tail-risk-stressed',
  run: (input) => stressedWindows(input),
};
