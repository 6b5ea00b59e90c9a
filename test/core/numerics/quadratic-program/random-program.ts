import fc from 'fast-check';
import { type QuadraticProgram } from '../../../../src-core/numerics/quadratic-program/quadratic-program.ts';

/**
 * Programs as portfolios make them: V of full or low rank, bounded weights, a budget, sums over groups, and at times a turnover.
 * Small integers make ties and degenerate solutions frequent.
 */
export const randomProgram = (largest: number, semidefinite = true): fc.Arbitrary<QuadraticProgram> =>
  fc.integer({ min: 1, max: largest }).chain((n) =>
    fc
      .record({
        rank: semidefinite ? fc.integer({ min: 1, max: n }) : fc.constant(n),
        ridge: semidefinite ? fc.constantFrom(0, 0.1) : fc.constant(0.5),
        loadings: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n * n, maxLength: n * n }),
        linear: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }),
        short: fc.boolean(),
        cap: fc.constantFrom(1, 1.5 / n, 3 / n, 0.4),
        groups: fc.array(
          fc.record({
            members: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
            lower: fc.constantFrom(-Infinity, 0, 0.1),
            width: fc.constantFrom(Infinity, 0.25, 0.6, 0),
          }),
          { maxLength: 3 },
        ),
        origin: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }),
        turnover: fc.constantFrom(null, null, 0, 0.1, 0.5, 2),
      })
      .map(({ rank, ridge, loadings, linear, short, cap, groups, origin, turnover }) => {
        const quadratic = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            for (let k = 0; k < rank; k++) quadratic[i * n + j]! += loadings[i * n + k]! * loadings[j * n + k]!;
            if (i === j) quadratic[i * n + j]! += ridge;
          }
        }
        const held = origin.reduce((sum, value) => sum + value, 0) || 1;
        return {
          size: n,
          quadratic,
          linear: Float64Array.from(linear),
          lower: new Float64Array(n).fill(short ? -cap : 0),
          upper: new Float64Array(n).fill(cap),
          rows: Float64Array.from([
            ...new Array<number>(n).fill(1),
            ...groups.flatMap(({ members }) => members.map((member) => (member ? 1 : 0))),
          ]),
          rowLower: Float64Array.from([1, ...groups.map(({ lower }) => lower)]),
          rowUpper: Float64Array.from([
            1,
            ...groups.map(({ lower, width }) => (lower === -Infinity ? Math.min(width, 1) : lower + width)),
          ]),
          turnover: turnover === null ? null : { origin: Float64Array.from(origin, (v) => v / held), most: turnover },
        };
      }),
  );
