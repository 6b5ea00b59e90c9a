import {
  type FactorShock,
  type NamedProxy,
  type Scenario,
  type ScenarioPart,
  type ScenarioPartKind,
  type StressLibrary,
} from '../../../src-core/contract/index.ts';

/** A part that is being edited; it may be unfinished. */
export interface DraftPart {
  /** Tells parts of the same kind apart. */
  readonly key: number;
  readonly part: ScenarioPart;
}

export const partKinds = [
  'factors',
  'sector',
  'names',
  'replay',
  'worst-days',
  'sigma',
  'volatility',
  'correlation',
  'table',
] as const satisfies readonly ScenarioPartKind[];

export const kindWords: Readonly<Record<ScenarioPartKind, string>> = {
  factors: 'Factor moves',
  sector: 'Sector',
  names: 'Single names',
  replay: 'Replay of dates',
  'worst-days': 'Worst days in a row',
  sigma: 'Portfolio σ',
  volatility: 'Volatility ×',
  correlation: 'Correlation ×',
  table: 'Table of returns',
};

/** A part to begin with, from what the portfolio has. */
export function newPart(kind: ScenarioPartKind, { factors, sectors, symbols, history }: StressLibrary): ScenarioPart {
  const largest = symbols.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))[0]?.symbol;
  const name = largest === undefined ? [] : [{ symbol: largest, size: -0.1 }];
  switch (kind) {
    case 'factors':
      return {
        kind,
        shocks: factors.slice(0, 1).map(({ id }) => ({ factor: id, size: -3 })),
        unit: 'sigma',
        propagate: true,
      };
    case 'sector':
      return { kind, sector: sectors[0]?.sector ?? '', size: -0.1 };
    case 'names':
      return { kind, shocks: name, spread: false };
    case 'table':
      return { kind, shocks: name };
    case 'replay':
      return { kind, from: monthBefore(history.to, history.from), to: history.to };
    case 'worst-days':
      return { kind, days: 10 };
    case 'sigma':
      return { kind, multiple: 3 };
    case 'volatility':
      return { kind, multiple: 1.5 };
    case 'correlation':
      return { kind, multiple: 1.3 };
  }
}

/** Thirty days before a date, not before the first. */
function monthBefore(date: string, first: string): string {
  const before = new Date(Date.parse(date) - 30 * 86_400_000).toISOString().slice(0, 10);
  return before < first ? first : before;
}

/** What a part lacks before it can be computed; null where it is finished. */
export function partProblem(part: ScenarioPart): string | null {
  switch (part.kind) {
    case 'factors':
      return shocksProblem(part.shocks, ({ factor }) => factor, 'factor');
    case 'names':
    case 'table':
      return shocksProblem(part.shocks, ({ symbol }) => symbol, 'symbol');
    case 'sector':
      return part.sector === '' ? 'Choose a sector' : sizeProblem(part.size);
    case 'replay':
      if (part.from === '' || part.to === '') return 'Give both dates';
      return part.from > part.to ? 'The first day is after the last' : proxiesProblem(part.proxies);
    case 'worst-days':
      return Number.isInteger(part.days) && part.days >= 1 ? proxiesProblem(part.proxies) : 'Give a number of days';
    default:
      return Number.isFinite(part.multiple) ? null : 'Give a number';
  }
}

function shocksProblem<Shock extends { readonly size: number }>(
  shocks: readonly Shock[],
  nameOf: (shock: Shock) => string,
  what: string,
): string | null {
  if (shocks.length === 0) return `Add a ${what}`;
  if (shocks.some((shock) => nameOf(shock).trim() === '')) return `Choose a ${what} in every line`;
  return shocks.map(({ size }) => sizeProblem(size)).find((problem) => problem !== null) ?? null;
}

const sizeProblem = (size: number) => (Number.isFinite(size) ? null : 'Give a number');

function proxiesProblem(proxies: readonly NamedProxy[] | undefined): string | null {
  return (proxies ?? []).some(({ symbol, proxy }) => symbol.trim() === '' || proxy === '')
    ? 'Name the security and its stand-in, or leave it out'
    : null;
}

/** Sizes of factor moves in the other unit; a factor the model does not have keeps its number. */
export function inUnit(
  shocks: readonly FactorShock[],
  unit: 'return' | 'sigma',
  factors: StressLibrary['factors'],
): readonly FactorShock[] {
  return shocks.map(({ factor, size }) => {
    const sigma = factors.find(({ id }) => id === factor)?.sigma ?? 0;
    if (sigma <= 0) return { factor, size };
    const other = unit === 'return' ? size * sigma : size / sigma;
    return { factor, size: Number(other.toPrecision(6)) };
  });
}

/** An id made from a name: `Market −10 %, TECH` becomes `market-10-tech`. */
export function idOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return (words ?? []).join('-').slice(0, 80).replace(/-$/, '');
}

/** The draft as the engine takes it, whatever is not named yet. */
export function scenarioToCompute(draft: Omit<Scenario, 'parts'>, parts: readonly DraftPart[]): Scenario {
  return {
    id: draft.id || 'draft',
    name: draft.name.trim() || 'Draft',
    description: draft.description,
    group: draft.group.trim() || 'Own',
    parts: parts.map(({ part }) => part),
  };
}
