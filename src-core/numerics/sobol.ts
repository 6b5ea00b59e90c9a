const bits = 32;
const twoTo32 = 4_294_967_296;

/**
 * The first two dimensions of Sobol's sequence, shifted digit by digit: points that fill the square far more evenly than random
 * ones. The shift, drawn from the seed, keeps every point uniformly distributed.
 *
 * @source Sobol (1967); direction numbers of Joe & Kuo (2008), dimensions 1 and 2; digital shift: Glasserman (2003), section 5.4
 */
export interface SobolPlane {
  /** Moves on to the next point and writes its two coordinates, each in (0, 1). */
  next(point: Float64Array): void;
}

/** @param shifts two unsigned 32-bit words */
export function sobolPlane(shifts: Uint32Array): SobolPlane {
  const directions = [new Uint32Array(bits), new Uint32Array(bits)] as const;
  for (let k = 0; k < bits; k++) {
    directions[0][k] = (1 << (bits - 1 - k)) >>> 0;
    const before = k === 0 ? 0 : directions[1][k - 1]!;
    directions[1][k] = k === 0 ? directions[0][0]! : (before ^ (before >>> 1)) >>> 0;
  }
  let index = 0;
  let x = 0;
  let y = 0;
  return {
    next(point) {
      point[0] = (((x ^ shifts[0]!) >>> 0) + 0.5) / twoTo32;
      point[1] = (((y ^ shifts[1]!) >>> 0) + 0.5) / twoTo32;
      // Antonov & Saleev (1979): the next point differs in one direction, that of the lowest zero bit of the index.
      const zero = 31 - Math.clz32(~index & (index + 1));
      x = (x ^ directions[0][zero]!) >>> 0;
      y = (y ^ directions[1][zero]!) >>> 0;
      index = (index + 1) >>> 0;
    },
  };
}
