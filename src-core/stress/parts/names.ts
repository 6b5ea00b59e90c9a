import { choleskyInPlace, choleskySolve } from '../../numerics/cholesky.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { describePropagation, returnsOfFactors, sizeWarnings } from '../propagated.ts';
import { type NamesPart } from '../scenario.ts';
import { type StressModel } from '../stress-market.ts';
import { movesOfHeld, noneHeld, notHeldWarning } from '../symbol-moves.ts';
import { type PartModel, type PartShock } from './part-model.ts';

export const names: PartModel<NamesPart> = {
  label: ({ shocks, spread }) =>
    `${shocks.map(({ symbol, size }) => `${symbol} ${percentText(size)}`).join(', ')}${spread ? ', spread' : ''}`,

  unavailable({ shocks, spread }, market) {
    if (spread && !market.model) {
      return `Spreading to other names needs the factor model${market.noModel === null ? '' : `: ${market.noModel}`}`;
    }
    return noneHeld(shocks, market);
  },

  shock({ shocks, spread }, market): PartShock {
    const { moves, others } = movesOfHeld(shocks, market);
    const warnings = notHeldWarning(others);
    const { model } = market;
    const count = market.securities.length;
    if (!spread || !model) {
      const returns = Float64Array.from({ length: count }, (_, i) => moves.get(i) ?? 0);
      return { returns, factorMove: null, dimensions: 0, days: 1, warnings };
    }
    const { move, rSquared } = impliedFactorMove(model, moves);
    const returns = returnsOfFactors(model, move, count);
    for (const [i, size] of moves) returns[i] = size;
    const propagation = describePropagation(model, move, new Set(), () => null, rSquared);
    return {
      returns,
      factorMove: move,
      dimensions: Math.min(moves.size, model.factors.length),
      days: 1,
      propagation,
      warnings: [...warnings, ...sizeWarnings(propagation, true)],
    };
  },
};

/**
 * The factor move expected given what some names return: F·Xₛᵀ·(Xₛ·F·Xₛᵀ + Δₛ)⁻¹·rₛ; and the share of the variance in the
 * direction of the shock that factors explain.
 */
function impliedFactorMove(model: StressModel, moves: ReadonlyMap<number, number>) {
  const { covariance, exposures, specificVariances } = model;
  const width = model.factors.length;
  const rows = [...moves.keys()].sort((a, b) => a - b);
  const s = rows.length;
  const turned = new Float64Array(s * width);
  rows.forEach((row, i) => {
    for (let a = 0; a < width; a++) {
      let sum = 0;
      for (let b = 0; b < width; b++) sum += covariance[a * width + b]! * exposures[row * width + b]!;
      turned[i * width + a] = sum;
    }
  });
  const byFactors = new Float64Array(s * s);
  for (let i = 0; i < s; i++) {
    for (let j = 0; j < s; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += turned[i * width + k]! * exposures[rows[j]! * width + k]!;
      byFactors[i * s + j] = sum;
    }
  }
  const total = byFactors.slice();
  rows.forEach((row, i) => (total[i * s + i]! += specificVariances[row]!));
  choleskyInPlace(total, s, new Uint8Array(s), 1e-13);
  const solved = Float64Array.from(rows, (row) => moves.get(row)!);
  const stated = solved.slice();
  choleskySolve(total, s, solved);
  const move = new Float64Array(width);
  let explained = 0;
  let whole = 0;
  for (let i = 0; i < s; i++) {
    for (let k = 0; k < width; k++) move[k]! += turned[i * width + k]! * solved[i]!;
    for (let j = 0; j < s; j++) explained += solved[i]! * byFactors[i * s + j]! * solved[j]!;
    whole += stated[i]! * solved[i]!;
  }
  return { move, rSquared: whole > 0 ? Math.min(1, explained / whole) : null };
}
