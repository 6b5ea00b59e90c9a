import { type QuadraticOutcome, type QuadraticProgram } from './quadratic-program.ts';
import { productWith } from './solve-on-active-set.ts';

const rounding = 1e-10;

/** Without any turnover the origin is the only candidate: it is the solution, or the conditions it breaks are the conflict. */
export function standStill(program: QuadraticProgram, origin: Float64Array): QuadraticOutcome {
  const { size, quadratic, linear, lower, upper, rows, rowLower, rowUpper } = program;
  const margin = (value: number) => rounding * Math.max(1, Math.abs(value));
  const below = [...origin.keys()].filter((i) => origin[i]! < lower[i]! - margin(lower[i]!));
  const above = [...origin.keys()].filter((i) => origin[i]! > upper[i]! + margin(upper[i]!));
  const broken = [...rowLower.keys()].filter((k) => {
    let value = 0;
    for (let i = 0; i < size; i++) value += rows[k * size + i]! * origin[i]!;
    return value < rowLower[k]! - margin(value) || value > rowUpper[k]! + margin(value);
  });
  if (broken.length + below.length + above.length > 0) {
    return { solution: null, conflict: { rows: broken, lower: below, upper: above, turnover: true } };
  }
  const gradient = productWith(quadratic, size, origin, linear);
  return {
    conflict: null,
    solution: {
      x: origin.slice(),
      rowMultipliers: new Float64Array(rowLower.length),
      boundMultipliers: new Float64Array(size),
      turnoverMultiplier: gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      iterations: 0,
    },
  };
}
