import { DomainError } from '../domain-error.ts';
import { leastRelief } from '../numerics/quadratic-program/conflict.ts';
import { type Conflict, type QuadraticProgram } from '../numerics/quadratic-program/quadratic-program.ts';
import { type ConstructionProblem } from './construction.ts';

/** Names shown before the others are only counted. */
const namesShown = 5;
/** Conditions for which it is worked out how far they would have to give way. */
const reliefsShown = 3;

/** The error for bounds that exclude each other: their names, and for each how far it alone would have to give way. */
export function infeasible(problem: ConstructionProblem, program: QuadraticProgram, conflict: Conflict): DomainError {
  const { bounds, budget, turnover } = problem;
  const { rows } = conflict;
  const parts: string[] = [];
  // Full investment takes part in nearly every conflict, and can do so without being broken itself.
  if (rows.includes(0) || rows.length > 0) parts.push(`weights that add up to ${percent(budget)}`);
  for (const row of rows) if (row > 0) parts.push(bounds[row - 1]!.label);
  const names = (indices: readonly number[], word: string, limits: Float64Array) => {
    if (indices.length === 0) return;
    const sum = indices.reduce((total, i) => total + limits[i]!, 0);
    const shown = indices.slice(0, namesShown).map((i) => problem.symbols[i]!);
    if (indices.length > namesShown) shown.push(`${indices.length - namesShown} more`);
    parts.push(`the ${word} bounds of ${listed(shown)} (${percent(sum)} in all)`);
  };
  names(conflict.upper, 'upper', problem.upper);
  names(conflict.lower, 'lower', problem.lower);
  if (conflict.turnover) parts.push(`turnover of at most ${percent(turnover!)}`);
  return new DomainError('INFEASIBLE', `No portfolio meets all bounds; these exclude each other: ${parts.join('; ')}`, {
    kept: 'Nothing was changed',
    remedy: remedyFor(problem, program, conflict),
  });
}

function remedyFor(problem: ConstructionProblem, program: QuadraticProgram, { rows, turnover }: Conflict): string {
  const ways: string[] = [];
  if (turnover) {
    const relief = leastRelief(program, program.rowLower.length);
    if (relief !== null) ways.push(`allow a turnover of ${upTo(problem.turnover! + relief)}`);
  }
  for (const row of rows.filter((row) => row > 0).slice(0, reliefsShown)) {
    const relief = leastRelief(program, row);
    if (relief !== null) ways.push(`loosen “${problem.bounds[row - 1]!.label}” by ${figure(relief)}`);
  }
  if (ways.length === 0) return 'Loosen several of them together, or the bounds of single securities';
  const sentence = ways.join(', or ');
  return sentence[0]!.toUpperCase() + sentence.slice(1);
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;
/** Rounded up, so that the figure given is enough. */
const upTo = (share: number) => `${Math.ceil(share * 1e4 - 1e-6) / 100} %`;
const figure = (value: number) => String(Math.ceil(value * 1e4 - 1e-6) / 1e4);
