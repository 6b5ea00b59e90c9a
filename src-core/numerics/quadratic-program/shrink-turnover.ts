import { type ActiveSet, type QuadraticProgram } from './quadratic-program.ts';
import { refineActiveSet, type Refined } from './refine-active-set.ts';

const stages = 8;
const roundsAStage = 12;

/**
 * Solves a program with a turnover from the solution without one: the turnover is lowered in stages, so that few conditions change
 * from one to the next and the active set is found at each of them.
 *
 * @param free the solution without turnover
 * @returns null where a stage's active set was not found
 */
export function shrinkTurnover(program: QuadraticProgram, free: Refined): Refined | null {
  const { origin, most } = program.turnover!;
  const away = free.solution.x.map((value, i) => value - origin[i]!);
  const total = away.reduce((sum, value) => sum + Math.abs(value), 0);
  let active: ActiveSet = free.active;
  let refined: Refined | null = null;
  for (let stage = total > most ? 1 : stages; stage <= stages; stage++) {
    const turnover = { origin, most: stage === stages ? most : total * (most / total) ** (stage / stages) };
    refined = refineActiveSet({ ...program, turnover }, active, roundsAStage);
    if (refined === null) return null;
    active = refined.active;
  }
  return refined;
}
