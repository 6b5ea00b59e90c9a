import { epochDay, type EpochDay } from '../market/epoch-day.ts';
import { type RandomStream } from '../numerics/random-stream.ts';
import { pickIndex, streamBase, type StreamFactory } from './substreams.ts';
import { type SampleDefinition, type SampleSector } from './sample-definition.ts';
import { type Security } from '../portfolio/imported-rows.ts';

/** An invented company: what its rows show and what its history is drawn from. */
export interface Company {
  readonly security: Security;
  readonly sector: SampleSector;
  readonly sectorIndex: number;
  readonly beta: number;
  /** Annual. */
  readonly specificVolatility: number;
  readonly firstPrice: number;
  readonly shares: number;
  /** Yearly dividends ÷ price; 0 = pays none. */
  readonly dividendYield: number;
  readonly listedFrom: EpochDay;
}

/** Invents the companies of every sector, sorted by symbol. Names are two syllables and a trade; symbols end in `.X`. */
export function inventCompanies(definition: SampleDefinition, streams: StreamFactory): readonly Company[] {
  const stream = streams(streamBase.companies);
  const taken = new Set<string>();
  const lateListings = spreadListings(definition, stream);
  const companies: Company[] = [];
  definition.sectors.forEach((sector, sectorIndex) => {
    for (let i = 0; i < sector.companies; i++) {
      const number = companies.length;
      companies.push({
        security: inventSecurity(definition, sector, number, stream, taken),
        sector,
        sectorIndex,
        beta: within(sector.beta + 0.15 * stream.normal(), 0.3, 1.8),
        specificVolatility: within(sector.specificVolatility * Math.exp(0.22 * stream.normal()), 0.12, 0.36),
        firstPrice: within(55 * Math.exp(0.55 * stream.normal()), 12, 260),
        shares: Math.round((2.2e8 * Math.exp(0.95 * stream.normal())) / 1e5) * 1e5,
        dividendYield: stream.uniform() < 0.72 ? sector.dividendYield * (0.5 + stream.uniform()) : 0,
        listedFrom: lateListings.get(number) ?? epochDay(definition.from),
      });
    }
  });
  return companies.sort((a, b) => (a.security.symbol < b.security.symbol ? -1 : 1));
}

function inventSecurity(
  definition: SampleDefinition,
  sector: SampleSector,
  number: number,
  stream: RandomStream,
  taken: Set<string>,
): Security {
  const { first, second } = definition.syllables;
  for (;;) {
    const stem = first[pickIndex(stream, first.length)]! + second[pickIndex(stream, second.length)]!;
    const symbol = `${stem.slice(0, 4).toUpperCase()}.X`;
    if (taken.has(symbol) || taken.has(stem)) continue;
    taken.add(symbol).add(stem);
    const trade = sector.trades[pickIndex(stream, sector.trades.length)]!;
    return {
      symbol,
      name: `${stem} ${trade.word}`,
      sector: sector.name,
      subIndustry: trade.subIndustry,
      currency: definition.currency,
      country: drawCountry(definition, stream),
      // XX is reserved for private use by ISO 3166, so the number belongs to nobody.
      isin: withCheckDigit(`XX${String(number + 1).padStart(9, '0')}`),
      benchmark: false,
    };
  }
}

function drawCountry(definition: SampleDefinition, stream: RandomStream): string {
  let left = stream.uniform();
  for (const { code, share } of definition.countries) {
    left -= share;
    if (left < 0) return code;
  }
  return definition.countries.at(-1)!.code;
}

/** Which company is listed when, other than from the start. */
function spreadListings(definition: SampleDefinition, stream: RandomStream): ReadonlyMap<number, EpochDay> {
  const companies = definition.sectors.reduce((sum, sector) => sum + sector.companies, 0);
  const listings = new Map<number, EpochDay>();
  for (const date of definition.lateListings) {
    let number = pickIndex(stream, companies);
    while (listings.has(number)) number = (number + 1) % companies;
    listings.set(number, epochDay(date));
  }
  return listings;
}

/** Appends the ISO 6166 check digit: letters become two digits, then the Luhn sum over all of them. */
function withCheckDigit(stem: string): string {
  const digits = [...stem].map((character) => parseInt(character, 36).toString()).join('');
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return stem + ((10 - (sum % 10)) % 10);
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
