import { percentText } from '../../numerics/percent-text.ts';
import { conditionalMove } from '../conditional-move.ts';
import { describePropagation, factorDeviations, returnsOfFactors, sizeWarnings } from '../propagated.ts';
import { type FactorsPart } from '../scenario.ts';
import { type PartModel, type PartShock } from './part-model.ts';

export const factors: PartModel<FactorsPart> = {
  label({ shocks, unit, propagate }, { model }) {
    const labels = new Map(model?.factors.map(({ id, label }) => [id, label]));
    const listed = shocks.map(
      ({ factor, size }) => `${labels.get(factor) ?? factor} ${unit === 'sigma' ? `${size} σ` : percentText(size)}`,
    );
    return `${listed.join(', ')}${propagate ? ', propagated' : ''}`;
  },

  unavailable({ shocks }, { model, noModel }) {
    if (!model) return `Factor shocks need the factor model${noModel === null ? '' : `: ${noModel}`}`;
    const known = new Set(model.factors.map(({ id }) => id));
    const unknown = shocks.find(({ factor }) => !known.has(factor));
    return unknown ? `The factor model has no factor ${unknown.factor}` : null;
  },

  shock({ shocks, unit, propagate }, market, { volatilityMultiple }): PartShock {
    const model = market.model!;
    const width = model.factors.length;
    const placeOf = new Map(model.factors.map(({ id }, k) => [id, k]));
    const deviations = factorDeviations(model);
    const sizes = new Map<number, number>();
    for (const { factor, size } of shocks) {
      const k = placeOf.get(factor)!;
      const move = unit === 'sigma' ? size * volatilityMultiple * deviations[k]! : size;
      sizes.set(k, (sizes.get(k) ?? 0) + move);
    }
    const shocked = [...sizes.keys()].sort((a, b) => a - b);
    const stated = Float64Array.from(shocked, (k) => sizes.get(k)!);
    const conditional = conditionalMove(model.covariance, width, shocked, stated, model.portfolioExposures);
    const alone = new Float64Array(width);
    shocked.forEach((k, i) => (alone[k] = stated[i]!));
    const move = propagate ? conditional.move : alone;
    const described = describePropagation(
      model,
      move,
      new Set(shocked),
      (k) => conditional.rSquared[k]!,
      conditional.portfolioRSquared,
    );
    return {
      returns: returnsOfFactors(model, move, market.securities.length),
      factorMove: move,
      // Factors that are held where they are fix a direction too.
      dimensions: propagate ? shocked.length : width,
      days: 1,
      ...(propagate ? { propagation: described } : {}),
      warnings: sizeWarnings(described, propagate),
    };
  },
};
