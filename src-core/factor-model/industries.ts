import { type Factor } from './factor.ts';

/** With fewer members a sub-industry is folded into its sector. */
export const fewestSubIndustryMembers = 10;

/** What industry assignment needs of a security; empty text = unknown. */
export interface Classified {
  readonly sector: string;
  readonly subIndustry: string;
}

export interface Industries {
  readonly factors: readonly Factor[];
  /** Position in `factors` of each security's industry; −1 where its sector is unknown. */
  readonly of: Int32Array;
}

/** Assigns each security to one industry: its sector, or its sub-industry where that has enough members. */
export function assignIndustries(securities: readonly Classified[], detail: 'sector' | 'sub-industry'): Industries {
  const members = new Map<string, number>();
  const subKey = ({ sector, subIndustry }: Classified) => `${sector}\n${subIndustry}`;
  for (const security of securities) members.set(subKey(security), (members.get(subKey(security)) ?? 0) + 1);
  const nameOf = (security: Classified): string => {
    const { sector, subIndustry } = security;
    const detailed =
      detail === 'sub-industry' && subIndustry !== '' && members.get(subKey(security))! >= fewestSubIndustryMembers;
    return sector === '' ? '' : detailed ? subIndustry : sector;
  };
  const names = securities.map(nameOf);
  const distinct = [...new Set(names)].filter((name) => name !== '').sort();
  const position = new Map(distinct.map((name, index) => [name, index]));
  const of = new Int32Array(new SharedArrayBuffer(securities.length * 4));
  names.forEach((name, i) => (of[i] = position.get(name) ?? -1));
  return {
    factors: distinct.map((name) => ({ id: `industry:${name}`, label: name, group: 'industry' })),
    of,
  };
}
