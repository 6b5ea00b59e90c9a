/**
 * Exponential, logistic function and hyperbolic tangent made of additions, multiplications and divisions alone, so that their last
 * bit is the same on every machine; those of the language are left to its engine. Errors below 3 units in the last place.
 *
 * @source range reduction and rational approximation of FDLIBM's e_exp.c, Sun Microsystems (1993)
 */

/** Multiples of ln 2 up to here are subtracted exactly. */
export const ln2High = 6.9314718036912381649e-1;
export const ln2Low = 1.9082149292705877e-10;
export const log2e = 1.4426950408889634;
/** e^r = 1 + r + r·c/(2 − c), c = r − r²(p₁ + p₂r² + …) */
export const exponentialTerms = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
  4.1381367970572384604e-8,
] as const;
/** Beyond this e^x is taken as at it: 1/(1 + e^x) and tanh have reached their ends long before. */
export const exponentMost = 708;
/** Added and taken away again it leaves the nearest whole number, and its last bits hold that number. */
export const roundingShift = 6_755_399_441_055_744;

const [p1, p2, p3, p4, p5] = exponentialTerms;
const scale = new Float64Array(1);
const scaleWords = new Uint32Array(scale.buffer);
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const highWord = isLittleEndian ? 1 : 0;
/** Set by `reduce`: e^x = scale · (1 + rest). */
let rest = 0;

function reduce(x: number): void {
  const shifted = x * log2e + roundingShift;
  const whole = shifted - roundingShift;
  const r = x - whole * ln2High - whole * ln2Low;
  const square = r * r;
  const c = r - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))));
  rest = r + (r * c) / (2 - c);
  scaleWords[highWord] = (whole + 1023) << 20;
}

/** e^x, x held within ±708. */
export function exponential(x: number): number {
  reduce(Math.min(exponentMost, Math.max(-exponentMost, x)));
  const power = scale[0]!;
  return power * rest + power;
}

/** 1 ÷ (1 + e⁻ˣ) */
export function logistic(x: number): number {
  return 1 / (1 + exponential(-x));
}

/** tanh x, of its full relative accuracy near 0 too. */
export function hyperbolicTangent(x: number): number {
  reduce(Math.min(exponentMost, Math.max(-exponentMost, x + x)));
  const power = scale[0]!;
  // Far out e^2x alone is left: 1 − 2/(e^2x + 1) would do as well, but not near 0.
  const lessOne = power * rest + (power - 1);
  return lessOne / (lessOne + 2);
}

const logTerms = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
] as const;
const bits = new DataView(new ArrayBuffer(8));

/**
 * ln x of a normal positive number.
 *
 * @source FDLIBM's e_log.c
 */
export function naturalLogarithm(x: number): number {
  bits.setFloat64(0, x);
  let power = (bits.getUint32(0) >>> 20) - 1023;
  bits.setUint32(0, (bits.getUint32(0) & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    power += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 0;
  for (let i = logTerms.length - 1; i >= 0; i--) series = z * (logTerms[i]! + series);
  const half = 0.5 * f * f;
  return power * ln2High - (half - (s * (half + series) + power * ln2Low) - f);
}

/** The x at which `softplus` is y, y above 0. */
export function inverseSoftplus(y: number): number {
  // Far out the two are the same, and e^y would leave the numbers.
  return y > 30 ? y : naturalLogarithm(exponential(y) - 1);
}

/** ln(1 + e^x): above 0 everywhere, close to x where x is large. */
export function softplus(x: number): number {
  const small = exponential(-Math.abs(x));
  const sum = 1 + small;
  // What the rounding of the sum took away is put back, so that small values keep their accuracy.
  const logarithm = naturalLogarithm(sum) + (small - (sum - 1)) / sum;
  return Math.max(x, 0) + logarithm;
}
