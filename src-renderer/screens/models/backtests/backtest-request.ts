import {
  type BacktestMethod,
  type BacktestSummary,
  type InputOf,
  type InterruptedBacktest,
} from '../../../../src-core/contract/index.ts';

export type BacktestRequest = InputOf<'backtest.run'>;

/** What the form of a new backtest holds. */
export interface BacktestForm {
  portfolio: string;
  profitAndLoss: 'hypothetical' | 'actual';
  window: number;
  /** Of volatility models; null: as in a risk run. */
  volatilityWindow: number | null;
  scheme: 'rolling' | 'expanding';
  refitEvery: number;
  ewmaMean: 'zero' | 'trailing';
  seed: number;
  confidences: number[];
  methods: string[];
}

/** Levels that can be chosen, the usual headline first. */
export const levels = [0.99, 0.975, 0.95] as const;

/** The form as it starts: like the backtest shown, else as usual with all methods. */
export function startingForm(
  portfolio: string,
  shown: Pick<BacktestSummary, 'profitAndLoss' | 'parameters'> | null,
  methods: readonly BacktestMethod[],
): BacktestForm {
  const all = methods.map(({ id }) => id);
  if (shown === null) {
    return {
      portfolio,
      profitAndLoss: 'hypothetical',
      window: 250,
      volatilityWindow: null,
      scheme: 'rolling',
      refitEvery: 20,
      ewmaMean: 'zero',
      seed: 1,
      confidences: [0.99, 0.975],
      methods: all,
    };
  }
  const {
    window,
    volatilityWindow,
    scheme,
    refitEvery,
    ewmaMean,
    seed,
    confidences,
    methods: chosen,
  } = shown.parameters;
  return {
    portfolio,
    profitAndLoss: shown.profitAndLoss,
    window,
    volatilityWindow: volatilityWindow ?? null,
    scheme,
    refitEvery,
    ewmaMean,
    seed,
    confidences: [...confidences],
    methods: all.filter((id) => chosen.includes(id)),
  };
}

/** What is wrong with the form; null where it can be sent. */
export function formProblem({ confidences, methods }: BacktestForm, known: readonly BacktestMethod[]): string | null {
  if (confidences.length === 0) return 'Choose a confidence';
  if (methods.length === 0) return 'Choose a method';
  const families = known.filter(({ id }) => methods.includes(id)).map(({ family }) => family);
  if (families.every((family) => family === 'ensemble')) return 'An ensemble needs methods to combine';
  return null;
}

/** The form as a request; confidences in the order of the levels, so that the first is the headline. */
export function requestOf(form: BacktestForm): BacktestRequest {
  const confidences = levels.filter((level) => form.confidences.includes(level));
  const { volatilityWindow, ...rest } = form;
  const longer = volatilityWindow === null ? {} : { volatilityWindow };
  return { ...rest, ...longer, confidences, methods: [...form.methods] };
}

/** The request that goes on with an interrupted backtest: the same one. */
export function resumedRequest(portfolio: string, interrupted: InterruptedBacktest): BacktestRequest {
  const { asOf, profitAndLoss, parameters } = interrupted;
  const { methods, confidences, ...walk } = parameters;
  return { portfolio, asOf, profitAndLoss, ...walk, methods: [...methods], confidences: [...confidences] };
}

/** How a backtest was walked, for a line under its name. */
export function walkText({ profitAndLoss, parameters }: Pick<BacktestSummary, 'profitAndLoss' | 'parameters'>): string {
  const { window, volatilityWindow = window, scheme, refitEvery, methods, ewmaMean } = parameters;
  return [
    `${profitAndLoss} P&L`,
    `${scheme} window of ${window}`,
    ...(scheme === 'rolling' && volatilityWindow > window ? [`of ${volatilityWindow} for volatility models`] : []),
    refitEvery === 1 ? 'refitted daily' : `refitted every ${refitEvery} days`,
    ...(ewmaMean === 'trailing' ? ['EWMA about the trailing mean'] : []),
    methods.length === 1 ? 'one method' : `${methods.length} methods`,
  ].join(' · ');
}
