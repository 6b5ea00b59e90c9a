import { symmetricEigenvalues } from '../../numerics/symmetric-eigen.ts';
import { type CrossSection } from './cross-section.ts';
import { type NormalEquations } from './normal-equations.ts';

/**
 * Condition number of the weighted design after the constraint is built in: largest ÷ smallest singular value of √W·X·R,
 * where R expresses the last industry's factor by the others'. Far above 100, factors are hard to tell apart.
 *
 * @source Belsley, Kuh & Welsch (1980), Regression Diagnostics, chapter 3
 */
export function conditionNumber(equations: NormalEquations, { collinear }: CrossSection): number {
  const { weights, caps, meanStyles, styles: within } = equations;
  const width = collinear.length;
  const industries = [...weights.keys()].filter((j) => weights[j]! > 0);
  const styles = [...collinear.keys()].filter((s) => collinear[s] === 0);
  const size = 1 + industries.length + styles.length;
  const full = new Float64Array(size * size);
  const set = (a: number, b: number, value: number) => {
    full[a * size + b] = value;
    full[b * size + a] = value;
  };
  const styleAt = (index: number) => 1 + industries.length + index;
  set(
    0,
    0,
    industries.reduce((sum, j) => sum + weights[j]!, 0),
  );
  industries.forEach((j, a) => {
    set(0, 1 + a, weights[j]!);
    set(1 + a, 1 + a, weights[j]!);
    styles.forEach((s, b) => set(1 + a, styleAt(b), weights[j]! * meanStyles[j * width + s]!));
  });
  styles.forEach((s, a) => {
    set(
      0,
      styleAt(a),
      industries.reduce((sum, j) => sum + weights[j]! * meanStyles[j * width + s]!, 0),
    );
    styles.slice(0, a + 1).forEach((other, b) => {
      const between = industries.reduce(
        (sum, j) => sum + weights[j]! * meanStyles[j * width + s]! * meanStyles[j * width + other]!,
        0,
      );
      set(styleAt(a), styleAt(b), within[s * width + other]! + between);
    });
  });
  return rootOfSpread(
    restrict(
      full,
      size,
      industries.length,
      industries.map((j) => caps[j]!),
    ),
    size - 1,
  );
}

/** Rᵀ·A·R: the last industry is minus the cap-weighted sum of the others. */
function restrict(full: Float64Array, size: number, last: number, caps: readonly number[]): Float64Array {
  const shares = caps.slice(0, -1).map((cap) => cap / caps[caps.length - 1]!);
  const kept = Array.from({ length: size }, (_, k) => k).filter((k) => k !== last);
  const loading = (k: number) => (k >= 1 && k < last ? -shares[k - 1]! : 0);
  const restricted = new Float64Array((size - 1) * (size - 1));
  kept.forEach((a, row) => {
    kept.forEach((b, column) => {
      restricted[row * (size - 1) + column] =
        full[a * size + b]! +
        loading(a) * full[last * size + b]! +
        loading(b) * full[a * size + last]! +
        loading(a) * loading(b) * full[last * size + last]!;
    });
  });
  return restricted;
}

function rootOfSpread(matrix: Float64Array, size: number): number {
  const values = symmetricEigenvalues(matrix, size);
  const smallest = values[0]!;
  return smallest > 0 ? Math.sqrt(values[size - 1]! / smallest) : Infinity;
}
