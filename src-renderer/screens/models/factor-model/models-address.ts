import { factorModelPresets, type Factor, type ModelSummary } from '../../../../src-core/contract/index.ts';

type Preset = (typeof factorModelPresets)[number];
type Query = Readonly<Record<string, string>>;

/** Which model version an address asks for; null where it leaves that open. */
export interface WantedModel {
  readonly version: number | null;
  readonly preset: Preset | null;
}

export function wantedModel(query: Query): WantedModel {
  return {
    version: Number(query['version']) || null,
    preset: factorModelPresets.find((name) => name === query['preset']) ?? null,
  };
}

/**
 * The version the address names; else the newest of the preset it names; else the newest of the preset risk is computed
 * with; else the newest.
 *
 * @param versions newest first
 * @param preset of the workspace's settings; null while they are not known
 */
export function chooseVersion(
  versions: readonly ModelSummary[],
  wanted: WantedModel,
  preset: string | null,
): ModelSummary | null {
  const named = versions.find(({ id }) => id === wanted.version);
  if (named) return named;
  if (wanted.preset !== null) return versions.find((version) => version.preset === wanted.preset) ?? null;
  return versions.find((version) => version.preset === preset) ?? versions[0] ?? null;
}

/** Ids of the factors whose returns are drawn: those the address names, else the market and the styles. */
export function drawnFactors(query: Query, factors: readonly Factor[]): readonly string[] {
  const named = query['drawn'];
  if (named === undefined) {
    return factors.filter(({ group }) => group === 'market' || group === 'style').map(({ id }) => id);
  }
  const wanted = new Set(named.split(',').map(readName));
  return factors.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}

/** What `drawnFactors` reads; the names of industries may hold commas. */
export function drawnText(ids: readonly string[]): string {
  return ids.map(encodeURIComponent).join(',');
}

function readName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hand-typed percent sign names no factor.
    return text;
  }
}
