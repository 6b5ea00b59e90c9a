import { DomainError } from '../domain-error.ts';
import { createStream, type RandomStream } from '../numerics/random-stream.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { sobolPlane } from '../numerics/sobol.ts';
import { polarStudentT, studentTAt } from './distributions/location-scale.ts';
import { type MethodOptions, type MethodOptionTable } from './method.ts';

/** Scenarios drawn from one substream: whoever draws a block gives the same ones. */
const blockScenarios = 4096;
/** Substream of the shift of Sobol's points, out of the way of the blocks'. */
const shiftStream = 2 ** 40;

/** Fewer degrees of freedom have no variance to match, or one that no simulation reaches. */
export const fewestDegrees = 2.5;

/**
 * Degrees of freedom as they were given; null = normal or to be fitted, which 0 stands for.
 *
 * @throws DomainError INVALID_INPUT for too few
 */
export function givenDegrees(options: MethodOptions, instead: string): number | null {
  const given = options['degreesOfFreedom']!;
  if (given === 0) return null;
  if (given < fewestDegrees) {
    throw new DomainError('INVALID_INPUT', `${given} degrees of freedom are too few to match a covariance`, {
      remedy: `Give ${fewestDegrees} or more, or 0 ${instead}`,
    });
  }
  return given;
}

/** What every simulation of an elliptical portfolio can be told. */
export const simulationOptions: MethodOptionTable = {
  scenarios: { what: 'Simulated returns', usual: 100_000, least: 1000, most: 10_000_000, whole: true },
  antithetic: { what: 'Draw in pairs of opposite signs', usual: 1, least: 0, most: 1, whole: true },
  momentMatching: { what: 'Give the draws exactly mean 0 and variance 1', usual: 0, least: 0, most: 1, whole: true },
  sobol: { what: "Draw by Sobol's sequence instead of at random", usual: 0, least: 0, most: 1, whole: true },
};

/**
 * Draws of a standardised elliptical variable, ascending: standard normal, or Student's t of variance 1.
 *
 * The return of a linear portfolio of elliptical securities is mean + σ·z with one such z: a rotation of the securities' draws
 * turns the first axis into the portfolio's direction, and the others do not move it. What a simulation of every security
 * would give the portfolio is thus drawn directly, and a security's part given z is known exactly.
 *
 * @param degreesOfFreedom above 2; null = normal
 * @source Glasserman (2003), Monte Carlo Methods in Financial Engineering, sections 2.3, 4.2, 4.5 and 5.4
 */
export function ellipticalDraws(options: MethodOptions, degreesOfFreedom: number | null): Float64Array {
  if (degreesOfFreedom !== null) {
    const unit = unitOf(degreesOfFreedom);
    return finished(options, (draws) =>
      eachPoint(options, (i, u, v) => (draws[i] = unit * polarStudentT(u, v, degreesOfFreedom))),
    ).sort();
  }
  return finished(options, (draws) => {
    if (options['sobol'] === 1) eachPoint(options, (i, u) => (draws[i] = normalQuantile(u)));
    else eachBlock(options, (i, stream) => (draws[i] = stream.normal()));
  }).sort();
}

/**
 * The same Student t draws for many degrees of freedom, in no order: their points, the logarithms and cosines of which cost most, are
 * drawn once.
 */
export function studentTDraws(options: MethodOptions): (degreesOfFreedom: number) => Float64Array {
  const logs = new Float64Array(drawnCount(options));
  const cosines = new Float64Array(logs.length);
  eachPoint(options, (i, u, v) => {
    logs[i] = Math.log(u);
    cosines[i] = Math.cos(2 * Math.PI * v);
  });
  return (degreesOfFreedom) => {
    const unit = unitOf(degreesOfFreedom);
    return finished(options, (draws) => {
      for (let i = 0; i < logs.length; i++) {
        draws[i] = unit * studentTAt(logs[i]!, cosines[i]!, degreesOfFreedom);
      }
    });
  };
}

/** Draws that are made, the others being their opposites. */
function drawnCount(options: MethodOptions): number {
  return options['antithetic'] === 1 ? Math.ceil(options['scenarios']! / 2) : options['scenarios']!;
}

/** All draws: those that `draw` writes, their opposites, and their moments matched, as the options say. */
function finished(options: MethodOptions, draw: (draws: Float64Array) => void): Float64Array {
  const count = drawnCount(options);
  const pairs = options['antithetic'] === 1;
  const draws = new Float64Array(pairs ? 2 * count : count);
  draw(draws);
  if (pairs) for (let i = 0; i < count; i++) draws[count + i] = -draws[i]!;
  if (options['momentMatching'] === 1) matchMoments(draws);
  return draws;
}

/** Walks through the draws at random, each block with a substream of its own. */
function eachBlock(options: MethodOptions, take: (i: number, stream: RandomStream) => void): void {
  const count = drawnCount(options);
  for (let block = 0; block * blockScenarios < count; block++) {
    const stream = createStream(options['seed']!, block);
    const last = Math.min(count, (block + 1) * blockScenarios);
    for (let i = block * blockScenarios; i < last; i++) take(i, stream);
  }
}

/** Walks through the draws with a point of the unit square for each: at random, or Sobol's. */
function eachPoint(options: MethodOptions, take: (i: number, u: number, v: number) => void): void {
  if (options['sobol'] !== 1) {
    eachBlock(options, (i, stream) => take(i, stream.openUniform(), stream.openUniform()));
    return;
  }
  const count = drawnCount(options);
  const stream = createStream(options['seed']!, shiftStream);
  const word = () => Math.floor(stream.uniform() * 4_294_967_296);
  const plane = sobolPlane(Uint32Array.of(word(), word()));
  const point = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    plane.next(point);
    take(i, point[0]!, point[1]!);
  }
}

function unitOf(degreesOfFreedom: number): number {
  return Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
}

function matchMoments(draws: Float64Array): void {
  const count = draws.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += draws[i]!;
  const centre = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (draws[i]! - centre) ** 2;
  const scale = 1 / Math.sqrt(squares / count);
  for (let i = 0; i < count; i++) draws[i] = (draws[i]! - centre) * scale;
}
