/** A linear way from values to points on the page. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  place(value: number): number;
}

/** Maps [from, to] to [start, end]; a range without extent is widened, so that nothing divides by zero. */
export function linearScale(from: number, to: number, start: number, end: number): Scale {
  const low = from === to ? from - 1 : from;
  const high = from === to ? to + 1 : to;
  return { from: low, to: high, place: (value) => start + ((value - low) / (high - low)) * (end - start) };
}

/**
 * Round numbers that divide a range into about `count` parts: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @returns ascending values inside [low, high]
 */
export function roundTicks(low: number, high: number, count: number): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(i === 0 ? 0 : i * step);
  return ticks;
}

/** A coordinate with one decimal, which is finer than print. */
export function point(value: number): string {
  return String(Math.round(value * 10) / 10);
}
