import { DomainError } from '../domain-error.ts';
import { createStream } from '../numerics/random-stream.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { sobolPlane } from '../numerics/sobol.ts';
import { polarStudentT } from './distributions/location-scale.ts';
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
  const pairs = options['antithetic'] === 1;
  const count = pairs ? Math.ceil(options['scenarios']! / 2) : options['scenarios']!;
  const draws = new Float64Array(pairs ? 2 * count : count);
  const seed = options['seed']!;
  if (options['sobol'] === 1) drawEvenly(draws, count, seed, degreesOfFreedom);
  else drawAtRandom(draws, count, seed, degreesOfFreedom);
  if (pairs) for (let i = 0; i < count; i++) draws[count + i] = -draws[i]!;
  if (options['momentMatching'] === 1) matchMoments(draws);
  return draws.sort();
}

function drawAtRandom(draws: Float64Array, count: number, seed: number, degreesOfFreedom: number | null): void {
  const unit = unitOf(degreesOfFreedom);
  for (let block = 0; block * blockScenarios < count; block++) {
    const stream = createStream(seed, block);
    const last = Math.min(count, (block + 1) * blockScenarios);
    for (let i = block * blockScenarios; i < last; i++) {
      draws[i] =
        degreesOfFreedom === null
          ? stream.normal()
          : unit * polarStudentT(stream.openUniform(), stream.openUniform(), degreesOfFreedom);
    }
  }
}

function drawEvenly(draws: Float64Array, count: number, seed: number, degreesOfFreedom: number | null): void {
  const unit = unitOf(degreesOfFreedom);
  const stream = createStream(seed, shiftStream);
  const word = () => Math.floor(stream.uniform() * 4_294_967_296);
  const plane = sobolPlane(Uint32Array.of(word(), word()));
  const point = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    plane.next(point);
    draws[i] =
      degreesOfFreedom === null
        ? normalQuantile(point[0]!)
        : unit * polarStudentT(point[0]!, point[1]!, degreesOfFreedom);
  }
}

function unitOf(degreesOfFreedom: number | null): number {
  return degreesOfFreedom === null ? 1 : Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
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
