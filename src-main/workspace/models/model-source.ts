import { type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { planStyles, plannedFactors, type StylePlan } from '../../../src-core/factor-model/exposures/style-plan.ts';
import { type Factor } from '../../../src-core/factor-model/factor.ts';
import { assignIndustries } from '../../../src-core/factor-model/industries.ts';
import { type ModelSource } from '../../../src-core/factor-model/prepare-data.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type Session } from '../context.ts';
import { loadRates } from '../risk-inputs.ts';

/** What a build reads, with the names that stay outside the numbers. */
export interface LoadedSource {
  readonly source: ModelSource;
  readonly plan: StylePlan;
  /** All K, in the order of the columns. */
  readonly factors: readonly Factor[];
}

/** Every security with prices. */
export function wholePanel({ store, panels }: Session): Panel {
  return panels.of(store.securities().map(({ symbol }) => symbol));
}

/** Reads everything a model depends on. */
export function loadModelSource(session: Session, panel: Panel, parameters: FactorModelParameters): LoadedSource {
  const { store } = session;
  const { baseCurrency, maxStaleDays, estimationUniverse } = parameters;
  const securities = new Map(store.securities().map((security) => [security.symbol, security]));
  const industries = assignIndustries(
    panel.symbols.map((symbol) => {
      const security = securities.get(symbol);
      return { sector: security?.sector ?? '', subIndustry: security?.subIndustry ?? '' };
    }),
    parameters.industries,
  );
  const own = store.styles();
  const plan = planStyles(own);
  const currencies = [...new Set(panel.currencies)].filter((name) => name !== '' && name !== baseCurrency).sort();
  const last = epochDay(parameters.asOf);
  const days = panel.dates.findLastIndex((date) => date <= last) + 1;
  return {
    source: {
      panel,
      rates: loadRates(store, panel, [], baseCurrency),
      fundamentals: store.fundamentals(),
      importedStyles: own
        .filter(({ formula }) => formula === null)
        .map(({ id }) => ({ values: store.styleValues(id) })),
      industryOf: industries.of,
      industries: industries.factors.length,
      origin: 0,
      days,
      baseCurrency,
      currencies,
      maxStaleDays,
      estimationUniverse,
    },
    plan,
    factors: plannedFactors(plan, industries.factors, currencies),
  };
}
