import { parseComparison, type ExperimentFilter } from '../../../../src-core/contract/index.ts';

type Query = Readonly<Record<string, string>>;

/** Parts of the Experiments area; an id is the third part of its address. */
export const experimentPanes = [
  { id: 'runs', text: 'Runs' },
  { id: 'compare', text: 'Compare' },
  { id: 'champions', text: 'Champions' },
  { id: 'datasets', text: 'Dataset versions' },
] as const;
export type ExperimentPane = (typeof experimentPanes)[number]['id'];

/** Conditions in one text, set apart by `and`, commas or semicolons. @throws DomainError INVALID_INPUT */
export function readConditions(text: string): ExperimentFilter['where'] {
  const conditions = text.split(/\s+and\s+|[;,]/i).filter((part) => part.trim() !== '');
  return conditions.map(parseComparison);
}

/** The filter an address holds. A condition that cannot be read is left out; its field says what is wrong with it. */
export function filterOfAddress(query: Query): ExperimentFilter {
  const { kind, of, tag, text, where, champions, dataset } = query;
  const [name = '', ...value] = (tag ?? '').split('=');
  return {
    ...(kind && { kinds: kind.split(',') }),
    ...(of && { portfolio: of }),
    ...(name.trim() !== '' && {
      tags: [{ name: name.trim(), ...(value.length > 0 && { value: value.join('=').trim() }) }],
    }),
    ...(text && { text }),
    ...(where && conditionsOf(where)),
    ...(champions === '1' && { champions: true }),
    ...(dataset && { dataset }),
  };
}

function conditionsOf(text: string): Pick<ExperimentFilter, 'where'> {
  try {
    return { where: readConditions(text) };
  } catch {
    // Told beside the field, where it can be mended.
    return {};
  }
}

/** Run numbers of an address: `3,5,8`. */
export function runsOfAddress(text: string | undefined): readonly number[] {
  return [...new Set((text ?? '').split(',').map(Number))].filter((id) => Number.isSafeInteger(id) && id > 0);
}

const mostUsual = 4;

/** Figures shown as columns: those the address names, else usual ones that the runs have. */
export function figuresOfAddress(text: string | undefined, metrics: readonly string[]): readonly string[] {
  if (text !== undefined) return text.split(',').filter((name) => name !== '');
  const usual = ['var99', 'es99', 'volatilityAnnual', 'meanRSquared', 'validationLoss', 'testPinball'];
  const known = usual.filter((name) => metrics.includes(name));
  // Backtests have each figure by method.
  return [...known, ...metrics.filter((name) => name.startsWith('pinball.'))].slice(0, mostUsual);
}
