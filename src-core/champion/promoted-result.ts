import { ensembleSchemes } from '../backtest/ensemble/registry.ts';
import { type MethodResult } from '../tail-risk/board/board.ts';
import { boardHorizons } from '../tail-risk/board/horizon-figures.ts';
import { type TailRiskInput } from '../tail-risk/board/tail-risk-input.ts';
import { percentText } from '../numerics/percent-text.ts';
import { squareRootOfTime } from '../tail-risk/horizon.ts';
import { type Warning } from '../warning.ts';
import { type PromotedForecast, type Refusal } from './promoted-method.ts';

/** VaR and ES at one confidence with what the reader should know, or why there are none. */
type Figure = { readonly var: number; readonly es: number; readonly warnings: readonly Warning[] } | Refusal;

/** With less of its weight on members that have a figure today an ensemble is not the one that was promoted. */
const leastWeight = 0.5;

/**
 * A champion's figures in the form of every other method of the board. It has one-day figures at the confidences it was fitted at,
 * scaled to longer horizons, and neither contributions nor intervals.
 *
 * @param methods of the same board, whose figures an ensemble mixes
 */
export function promotedResult(
  promoted: PromotedForecast,
  input: Pick<TailRiskInput, 'confidences' | 'returns'>,
  methods: readonly MethodResult[],
): MethodResult {
  const figures = input.confidences.map((confidence) => {
    const figure =
      promoted.kind === 'learned' ? learnedFigure(promoted, confidence) : mixedFigure(promoted, methods, confidence);
    const given = 'refusal' in figure ? null : figure;
    return {
      confidence,
      var: given && given.var,
      es: given && given.es,
      varInterval: null,
      esInterval: null,
      intervalKind: null,
      warnings: 'refusal' in figure ? [figure.refusal] : figure.warnings,
    };
  });
  const { var: valueAtRisk, es, warnings } = figures[0]!;
  return {
    ...description(promoted),
    observations: input.returns.length,
    figures,
    horizons:
      valueAtRisk === null || es === null
        ? []
        : boardHorizons.map((horizon) => {
            const scale = squareRootOfTime(horizon);
            return { horizon, scaled: { var: valueAtRisk * scale, es: es * scale }, direct: null, simulated: null };
          }),
    contributions: null,
    warnings,
    density: null,
  };
}

function description(
  promoted: PromotedForecast,
): Pick<MethodResult, 'method' | 'label' | 'family' | 'source' | 'parameters'> {
  if (promoted.kind === 'learned') {
    const { hidden, layers, steps } = promoted.model.architecture;
    return {
      method: promoted.model.method,
      label: 'LSTM',
      family: 'learned',
      source: 'Hochreiter & Schmidhuber (1997), "Long short-term memory"; loss: Patton, Ziegel & Chen (2019)',
      parameters: { hidden, layers, sequence: steps, sigma: promoted.model.sigma },
    };
  }
  const { ensemble, members, levels } = promoted.ensemble;
  const scheme = ensembleSchemes.get(ensemble)!;
  const weights = levels[0]?.steps.at(-1)?.weights ?? [];
  return {
    method: ensemble,
    label: scheme.label,
    family: 'ensemble',
    source: scheme.source,
    parameters: Object.fromEntries(members.map((member, i) => [member, weights[i] ?? 0])),
  };
}

function learnedFigure(
  { forecast, model }: Extract<PromotedForecast, { kind: 'learned' }>,
  confidence: number,
): Figure {
  if ('refusal' in forecast) return forecast;
  const level = forecast.confidences.indexOf(confidence);
  if (level < 0) {
    return refused('NOT_FITTED', `The model was trained for ${levelList(model.settings.confidences)} only`);
  }
  if (forecast.es === null) return refused('NO_SHORTFALL', 'The model was trained for VaR alone and has no ES');
  return { var: forecast.var[level]!, es: forecast.es[level]!, warnings: [] };
}

/**
 * The members' figures of today under the last weights; the others share what a member without a figure would have had, such as the
 * networks of a backtest, which are not kept.
 */
function mixedFigure(
  { ensemble: { members, levels } }: Extract<PromotedForecast, { kind: 'ensemble' }>,
  methods: readonly MethodResult[],
  confidence: number,
): Figure {
  const weights = levels.find((level) => level.confidence === confidence)?.steps.at(-1)?.weights;
  if (!weights) {
    return refused(
      'NOT_FITTED',
      `The ensemble was weighed at ${levelList(levels.map((level) => level.confidence))} only`,
    );
  }
  let total = 0;
  let valueAtRisk = 0;
  let shortfall = 0;
  const missing: string[] = [];
  members.forEach((member, i) => {
    const figures = methods.find(({ method }) => method === member)?.figures;
    const figure = figures?.find((one) => one.confidence === confidence);
    if (!figure || figure.var === null || figure.es === null) {
      if (weights[i]! > 0) missing.push(`${member} (${percentText(weights[i]!)})`);
      return;
    }
    total += weights[i]!;
    valueAtRisk += weights[i]! * figure.var;
    shortfall += weights[i]! * figure.es;
  });
  const left = `Without a figure today: ${missing.join(', ')}`;
  if (total < leastWeight) return refused('NO_FORECAST', `Too little of the ensemble is left. ${left}`);
  const warning: Warning = { code: 'MEMBERS_LEFT_OUT', message: `${left}; the other members share their weight` };
  return { var: valueAtRisk / total, es: shortfall / total, warnings: missing.length > 0 ? [warning] : [] };
}

const refused = (code: string, message: string): Figure => ({ refusal: { code, message } });
const levelList = (levels: readonly number[]) =>
  levels.map((level) => `${Number((level * 100).toFixed(3))} %`).join(', ');
