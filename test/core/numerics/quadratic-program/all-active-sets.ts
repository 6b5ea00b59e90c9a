import { type QuadraticProgram } from '../../../../src-core/numerics/quadratic-program/quadratic-program.ts';
import { infeasibility, objective } from './optimality.ts';

/**
 * The slow twin: every choice of conditions held with equality, each solved by elimination; the best that meets all conditions.
 * For positive definite V without turnover, and few variables.
 */
export function bestOfAllActiveSets(program: QuadraticProgram): Float64Array | null {
  const { size, rows, rowLower, rowUpper, lower, upper } = program;
  const conditions: { readonly coefficients: number[]; readonly choices: number[] }[] = [];
  for (let i = 0; i < size; i++) {
    const coefficients = Array.from({ length: size }, (_, j) => (i === j ? 1 : 0));
    conditions.push({ coefficients, choices: [lower[i]!, upper[i]!] });
  }
  rowLower.forEach((low, k) => {
    const choices = [low, rowUpper[k]!].filter((bound) => Number.isFinite(bound));
    conditions.push({ coefficients: [...rows.slice(k * size, (k + 1) * size)], choices });
  });
  let best: Float64Array | null = null;
  const held: { readonly coefficients: number[]; readonly value: number }[] = [];
  const visit = (next: number) => {
    if (next === conditions.length) {
      const x = withEqualities(program, held);
      if (x && infeasibility(program, x) < 1e-9 && (!best || objective(program, x) < objective(program, best)))
        best = x;
      return;
    }
    visit(next + 1);
    if (held.length === size) return;
    for (const value of conditions[next]!.choices) {
      held.push({ coefficients: conditions[next]!.coefficients, value });
      visit(next + 1);
      held.pop();
    }
  };
  visit(0);
  return best;
}

/** Solves [V Aᵀ; A 0]·[x; y] = [−c; b] by Gaussian elimination with pivoting; null where it is singular. */
function withEqualities(
  { size, quadratic, linear }: QuadraticProgram,
  held: readonly { readonly coefficients: readonly number[]; readonly value: number }[],
): Float64Array | null {
  const n = size + held.length;
  const system = Array.from({ length: n }, (_, i) => {
    if (i >= size) return [...held[i - size]!.coefficients, ...held.map(() => 0), held[i - size]!.value];
    return [...quadratic.slice(i * size, (i + 1) * size), ...held.map((row) => row.coefficients[i]!), -linear[i]!];
  });
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column; i < n; i++) if (Math.abs(system[i]![column]!) > Math.abs(system[pivot]![column]!)) pivot = i;
    if (Math.abs(system[pivot]![column]!) < 1e-10) return null;
    [system[column], system[pivot]] = [system[pivot]!, system[column]!];
    for (let i = 0; i < n; i++) {
      const factor = system[i]![column]! / system[column]![column]!;
      if (i === column || factor === 0) continue;
      for (let j = column; j <= n; j++) system[i]![j]! -= factor * system[column]![j]!;
    }
  }
  return Float64Array.from({ length: size }, (_, i) => system[i]![n]! / system[i]![i]!);
}
