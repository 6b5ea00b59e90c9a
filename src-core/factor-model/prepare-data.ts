import { ratesOf } from '../market/currency.ts';
import { type Panel, type RatePanel } from '../market/panel.ts';
import { simpleReturns } from '../market/returns.ts';
import { type FundamentalsRow } from '../portfolio/imported-rows.ts';
import { accountFields, accountsEvent, accountsTable, type AccountsTable } from './accounts.ts';
import { chooseUniverse } from './estimation-universe.ts';
import { type ImportedStyle, type ModelData } from './model-data.ts';

/** Everything a model build reads from the workspace. */
export interface ModelSource {
  /** All securities with prices. */
  readonly panel: Panel;
  /** null = everything is in the base currency. */
  readonly rates: RatePanel | null;
  readonly fundamentals: readonly FundamentalsRow[];
  readonly importedStyles: readonly { readonly values: readonly StyleValue[] }[];
  /** Industry of each row of the panel, −1 = none. */
  readonly industryOf: Int32Array;
  readonly industries: number;
  /** Position of the panel's first date in the whole history: 0, unless only its end is loaded. */
  readonly origin: number;
  /** Number of panel dates to use: those up to the model's date. */
  readonly days: number;
  readonly baseCurrency: string;
  /** Foreign currencies of the panel, each a factor. */
  readonly currencies: readonly string[];
  readonly maxStaleDays: number;
  /** Largest securities by market cap that take part in the estimation; null = all. */
  readonly estimationUniverse: number | null;
}

export interface StyleValue {
  readonly symbol: string;
  readonly date: number;
  readonly value: number;
}

const tradedValueDays = 63;
/** Fewest days with a volume within `tradedValueDays` for a mean traded value. */
const fewestTradedDays = 42;
const sharesField = accountFields.indexOf('shares');

/** Prepares the panel for the model: returns, running sums, market caps, estimation universe, market return. */
export function prepareModelData(source: ModelSource): ModelData {
  const { panel, days } = source;
  const securities = panel.symbols.length;
  const dates = shared(Int32Array, days);
  dates.set(panel.dates.subarray(0, days));
  const cells = securities * days;
  const returns = shared(Float64Array, cells);
  const observed = shared(Int32Array, cells);
  const logReturns = shared(Float64Array, cells);
  const volumes = shared(Float64Array, cells);
  const marketCaps = shared(Float64Array, cells);
  // One array serves both where there is only one currency.
  const baseMarketCaps = source.rates ? shared(Float64Array, cells) : marketCaps;
  const tradedValues = new Float64Array(cells);
  const accounts = accountsTable(panel.symbols, source.fundamentals);
  const none = new Float64Array(days).fill(1);

  for (let i = 0; i < securities; i++) {
    const from = i * panel.dates.length;
    const start = i * days;
    const close = panel.close.subarray(from, from + days);
    const volume = panel.volume.subarray(from, from + days);
    const price = panel.totalReturn.subarray(from, from + days);
    const rate =
      ratesOf(source.rates, panel.currencies[i] || source.baseCurrency, source.baseCurrency, panel.dates.length) ??
      none;
    simpleReturns(price, source.maxStaleDays, returns.subarray(start, start + days));
    const caps = marketCaps.subarray(start, start + days);
    fillMarketCaps(accounts, i, dates, close, caps);
    let count = 0;
    for (let t = 0; t < days; t++) {
      const value = returns[start + t]!;
      if (value === value) {
        count++;
        logReturns[start + t] = Math.log1p(value);
      }
      const traded = volume[t]!;
      volumes[start + t] = traded === traded ? traded : 0;
      observed[start + t] = count;
      baseMarketCaps[start + t] = caps[t]! * rate[t]!;
    }
    fillTradedValues(source.origin, close, volume, rate, tradedValues.subarray(start, start + days));
  }

  const { capWeights, members, capBasis, marketReturns } = chooseUniverse({
    securities,
    days,
    returns,
    observed,
    baseCaps: baseMarketCaps,
    tradedValues,
    industryOf: source.industryOf,
    largest: source.estimationUniverse,
  });
  return {
    securities,
    origin: source.origin,
    dates,
    returns,
    observed,
    logReturns,
    volumes,
    marketCaps,
    baseMarketCaps,
    capWeights,
    members,
    capBasis,
    marketReturns,
    industryOf: source.industryOf,
    industries: source.industries,
    ...currencyFactors(source),
    accounts,
    importedStyles: source.importedStyles.map(({ values }) => importedStyle(panel.symbols, values)),
  };
}

/** Each foreign currency is a factor of its own: its return is known, its exposure is 1 for every security in it. */
function currencyFactors({ panel, rates, days, baseCurrency, currencies, maxStaleDays }: ModelSource) {
  const position = new Map(currencies.map((currency, c) => [currency, c]));
  const currencyOf = shared(Int32Array, panel.symbols.length);
  panel.currencies.forEach((currency, i) => (currencyOf[i] = position.get(currency) ?? -1));
  const currencyReturns = shared(Float64Array, days * currencies.length);
  const own = new Float64Array(days);
  currencies.forEach((currency, c) => {
    simpleReturns(ratesOf(rates, currency, baseCurrency, panel.dates.length)!.subarray(0, days), maxStaleDays, own);
    own.forEach((value, t) => (currencyReturns[t * currencies.length + c] = value));
  });
  return { currencyOf, currencies: currencies.length, currencyReturns };
}

/** Close × the shares outstanding that were known on the day. */
function fillMarketCaps(
  accounts: AccountsTable,
  security: number,
  dates: Int32Array,
  close: Float64Array,
  caps: Float64Array,
): void {
  const { offsets, knownFrom } = accounts;
  const first = offsets[security]! < offsets[security + 1]! ? knownFrom[offsets[security]!]! : Infinity;
  for (let t = 0; t < dates.length; t++) {
    const event = dates[t]! < first ? -1 : accountsEvent(accounts, security, dates[t]!);
    const shares = event < 0 ? NaN : accounts.values[event * accountFields.length + sharesField]!;
    caps[t] = shares > 0 ? close[t]! * shares : NaN;
  }
}

/** Mean of close × volume over the last 63 dates that have both, in base currency; NaN with fewer than 42 of them. */
function fillTradedValues(
  origin: number,
  close: Float64Array,
  volume: Float64Array,
  rate: Float64Array,
  means: Float64Array,
): void {
  let sum = 0;
  let count = 0;
  for (let t = 0; t < close.length; t++) {
    // Summed afresh every 63 dates, so that rounding errors never add up.
    const afresh = t === 0 || (origin + t) % tradedValueDays === 0;
    if (afresh) sum = count = 0;
    for (let s = afresh ? Math.max(0, t - tradedValueDays + 1) : t; s <= t; s++) {
      const value = close[s]! * volume[s]! * rate[s]!;
      if (value === value) {
        sum += value;
        count++;
      }
    }
    const left = t - tradedValueDays;
    if (!afresh && left >= 0) {
      const value = close[left]! * volume[left]! * rate[left]!;
      if (value === value) {
        sum -= value;
        count--;
      }
    }
    means[t] = count >= fewestTradedDays ? sum / count : NaN;
  }
}

/** Values by security in the order of time; those of securities without prices are left out. */
function importedStyle(symbols: readonly string[], values: readonly StyleValue[]): ImportedStyle {
  const bySymbol = Map.groupBy(values, ({ symbol }) => symbol);
  const ordered = symbols.map((symbol) => (bySymbol.get(symbol) ?? []).toSorted((a, b) => a.date - b.date));
  const offsets = shared(Int32Array, symbols.length + 1);
  ordered.forEach((own, i) => (offsets[i + 1] = offsets[i]! + own.length));
  const flat = ordered.flat();
  const dates = shared(Int32Array, flat.length);
  const numbers = shared(Float64Array, flat.length);
  flat.forEach(({ date, value }, i) => {
    dates[i] = date;
    numbers[i] = value;
  });
  return { offsets, dates, values: numbers };
}

function shared<Values>(
  make: { new (buffer: SharedArrayBuffer): Values; readonly BYTES_PER_ELEMENT: number },
  length: number,
): Values {
  return new make(new SharedArrayBuffer(length * make.BYTES_PER_ELEMENT));
}
