import { polynomial } from './polynomial.ts';

const rootTwoPi = 2.5066282746310002;
const reciprocalRootTwoPi = 0.3989422804014327;

// Coefficients of Cody's rational approximations, highest power first.
const centreNumerator = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.981253343561,
];
const centreDenominator = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const middleNumerator = [
  1.0765576773720192e-8, 0.3989415120881347, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const middleDenominator = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.952721145977, 38912.00328609327, 19685.429676859992,
];
const tailNumerator = [
  0.02307344176494017, 0.215898534057957, 0.1274011611602474, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
];
const tailDenominator = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892855, 0.0037823963320275824, 7.297515550839662e-5,
];

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / rootTwoPi;
}

/**
 * Probability that a standard normal variable is at most `x`, accurate to about 1e-15 relative in the lower tail, down to
 * the smallest normalised doubles.
 *
 * @source Cody (1969), "Rational Chebyshev approximations for the error function"; the arrangement for the normal
 *   distribution is that of Cody (1993), ACM Algorithm 715 (ANORM)
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size <= 0.67448975) {
    const square = size > 1.11e-16 ? x * x : 0;
    return 0.5 + x * (polynomial(centreNumerator, square) / polynomial(centreDenominator, square));
  }
  let tail: number;
  if (size <= 5.656854249492381) {
    tail = polynomial(middleNumerator, size) / polynomial(middleDenominator, size);
  } else {
    const inverseSquare = 1 / (size * size);
    const series =
      inverseSquare * (polynomial(tailNumerator, inverseSquare) / polynomial(tailDenominator, inverseSquare));
    tail = (reciprocalRootTwoPi - series) / size;
  }
  // exp(−x²/2) in two factors: the first exponent is exact, so the rounding of x² is not blown up in the tail.
  const coarse = Math.trunc(size * 16) / 16;
  const rest = (size - coarse) * (size + coarse);
  const lower = Math.exp(-coarse * coarse * 0.5) * Math.exp(-rest * 0.5) * tail;
  return x < 0 ? lower : 1 - lower;
}

const quantileCentreNumerator = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const quantileCentreDenominator = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const quantileMiddleNumerator = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const quantileMiddleDenominator = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const quantileTailNumerator = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const quantileTailDenominator = [
  2.0442631033899397e-15, 1.4215117583164459e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.13692988092273581, 0.599832206555888, 1,
];

/**
 * The value that a standard normal variable stays below with probability `p`: −∞ at 0, +∞ at 1, NaN outside. Relative
 * accuracy about 1e-16.
 *
 * @source Wichura (1988), Algorithm AS 241, routine PPND16
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(quantileCentreNumerator, r)) / polynomial(quantileCentreDenominator, r);
  }
  const tail = centred < 0 ? p : 1 - p;
  if (tail === 0) return centred < 0 ? -Infinity : Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const size =
    depth <= 5
      ? polynomial(quantileMiddleNumerator, depth - 1.6) / polynomial(quantileMiddleDenominator, depth - 1.6)
      : polynomial(quantileTailNumerator, depth - 5) / polynomial(quantileTailDenominator, depth - 5);
  return centred < 0 ? -size : size;
}
