import { polynomial } from './polynomial.ts';

const halfLogTwoPi = 0.9189385332046728;
const oneMinusEuler = 0.42278433509846713;
/** From here on the asymptotic series are exact to rounding. */
const asymptoticFrom = 12;

// (ζ(k) − 1) ÷ k for k = 31 … 2, highest power first.
const zetaSeries = [
  1.5021384080754142e-11, 3.1044247747322276e-11, 6.4229645638381e-11, 1.330476437424449e-10, 2.7595228851242334e-10,
  5.731367241678862e-10, 1.1921401405860912e-9, 2.4836745438024785e-9, 5.183475041970047e-9, 1.0838659214896955e-8,
  2.2711094608943164e-8, 4.7698101693639804e-8, 1.0043224823968099e-7, 2.1207184805554665e-7, 4.492469198764566e-7,
  9.55141213040742e-7, 2.039215753801366e-6, 4.374866789907488e-6, 9.439488275268397e-6, 2.050721277567069e-5,
  4.492623673813314e-5, 9.945751278180853e-5, 0.00022315475845357939, 0.0005096695247430425, 0.001192753911703261,
  0.0028905103307415234, 0.007385551028673986, 0.020580808427784546, 0.0673523010531981, 0.3224670334241132,
];
// B₂ₖ ÷ (2k(2k − 1)) and B₂ₖ ÷ 2k for k = 8 … 1, highest power first.
const stirlingSeries = [
  -0.029550653594771242, 0.00641025641025641, -0.0019175269175269176, 0.0008417508417508417, -0.0005952380952380953,
  0.0007936507936507937, -0.002777777777777778, 0.08333333333333333,
];
const digammaSeries = [
  -0.4432598039215686, 0.08333333333333333, -0.021092796092796094, 0.007575757575757576, -0.004166666666666667,
  0.003968253968253968, -0.008333333333333333, 0.08333333333333333,
];

/** ln Γ(2 + e) for |e| ≤ ½. */
function logGammaNearTwo(e: number): number {
  return e * (oneMinusEuler + e * polynomial(zetaSeries, -e));
}

/**
 * ln Γ(x) for x > 0, to rounding also beside its zeros at 1 and 2.
 *
 * @source Abramowitz & Stegun (1964), 6.1.33 (about 2), 6.1.15 (recurrence), 6.1.41 (Stirling)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x >= asymptoticFrom) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingTail(x);
  if (x < 0.5) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let base = x;
  while (base > 2.5) {
    base -= 1;
    product *= base;
  }
  return Math.log(product) + logGammaNearTwo(base - 2);
}

function stirlingTail(x: number): number {
  const inverse = 1 / x;
  return inverse * polynomial(stirlingSeries, inverse * inverse);
}

/**
 * ln Γ(x + 1) − (x + ½)·ln x + x − ½·ln 2π, the error of Stirling's formula, for x > 0.
 *
 * @source Loader (2000), "Fast and accurate computation of binomial probabilities", eq. 6
 */
export function stirlingError(x: number): number {
  if (x >= asymptoticFrom) return stirlingTail(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi;
}

/**
 * x·ln(x ÷ m) + m − x, without cancellation where x is close to m.
 *
 * @source Loader (2000), eq. 8 (deviance part)
 */
export function devianceTerm(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) {
    const v = difference / (x + m);
    let sum = difference * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
  }
  return x * Math.log(x / m) + m - x;
}

/**
 * ψ(x) = d ln Γ(x) ÷ dx for x > 0.
 *
 * @source Abramowitz & Stegun (1964), 6.3.5 (recurrence), 6.3.18 (asymptotic)
 */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  let base = x;
  while (base < asymptoticFrom) shift += 1 / base++;
  const square = 1 / (base * base);
  return Math.log(base) - 0.5 / base - square * polynomial(digammaSeries, square) - shift;
}
