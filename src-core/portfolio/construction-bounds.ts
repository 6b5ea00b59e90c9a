import { type LinearBound } from '../construction/construction.ts';
import { type NamedRange } from '../construction/construction-result.ts';
import { exposuresOf, neededModel, type CoveredSecurity } from '../construction/portfolio-covariance.ts';
import { DomainError } from '../domain-error.ts';
import { percentText } from '../numerics/percent-text.ts';
import { type Warning } from '../warning.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';

const kept = 'Nothing was changed';

/**
 * Bounds on the weights of sectors. One on a sector nothing is held of has no effect, and a warning says so; where it asks for
 * some of it, the construction finds that it cannot be met.
 *
 * @param assets number of the problem's assets; securities come first
 */
export function sectorBounds(
  ranges: readonly NamedRange[],
  candidates: readonly CoveredSecurity[],
  assets: number,
  warnings: Warning[],
): readonly LinearBound[] {
  return ranges.map(({ name, lower, upper }) => {
    const coefficients = new Float64Array(assets);
    candidates.forEach(({ sector }, i) => (coefficients[i] = sector === name ? 1 : 0));
    if (!coefficients.includes(1)) {
      warnings.push({
        code: 'EMPTY_SECTOR',
        message: `The portfolio holds nothing of the sector ${name}: the bound on it has no effect`,
        subject: name,
      });
    }
    return { label: `Sector ${name} ${rangeText(lower, upper, percentText)}`, coefficients, ...ends(lower, upper) };
  });
}

/**
 * Bounds on exposures to factors of the model.
 *
 * @throws DomainError NO_MODEL, UNKNOWN_FACTOR
 */
export function factorBounds(
  { model: given, parameters }: PortfolioRiskInput,
  ranges: readonly NamedRange[],
  candidates: readonly CoveredSecurity[],
  assets: number,
): readonly LinearBound[] {
  if (ranges.length === 0) return [];
  const model = neededModel(given?.model ?? null, 'A bound on a factor', parameters.noModel);
  const { exposures } = exposuresOf(model, candidates);
  const width = model.factors.length;
  return ranges.map(({ name, lower, upper }) => {
    const factor = model.factors.findIndex(({ id }) => id === name);
    if (factor < 0) {
      throw new DomainError('UNKNOWN_FACTOR', `The factor model has no factor ${name}`, {
        kept,
        remedy: `Choose among ${model.factors.map(({ id }) => id).join(', ')}`,
      });
    }
    const coefficients = new Float64Array(assets);
    candidates.forEach((_, i) => (coefficients[i] = exposures[i * width + factor]!));
    const label = `Exposure to ${model.factors[factor]!.label} ${rangeText(lower, upper, String)}`;
    return { label, coefficients, ...ends(lower, upper) };
  });
}

const ends = (lower: number | null, upper: number | null) => ({ lower: lower ?? -Infinity, upper: upper ?? Infinity });

function rangeText(lower: number | null, upper: number | null, text: (value: number) => string): string {
  if (lower === null) return upper === null ? 'without bound' : `at most ${text(upper)}`;
  return upper === null ? `at least ${text(lower)}` : `from ${text(lower)} to ${text(upper)}`;
}
