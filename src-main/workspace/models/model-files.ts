import { cellReasons } from '../../../src-core/factor-model/exposures/cell-reason.ts';
import { specificSources } from '../../../src-core/factor-model/risk-model.ts';
import { csvLines } from '../../files/writers/csv-lines.ts';
import { type Session, type UseCase } from '../context.ts';
import { loadModelHistory, loadRiskModel } from './load-model.ts';
import { modelDetail } from './show-model.ts';

type Cell = string | number | null;

/**
 * The tables of a model version as CSV at full precision, and what it says of itself as JSON. Covariances are annual, of
 * simple returns; `factor-covariance.csv` is the model's own, the others are those after each step that led to it.
 */
export const modelFiles: UseCase<'model.files', Session> = ({ store }, { id }) => {
  const detail = modelDetail(store, id);
  const model = loadRiskModel(store, id);
  const history = loadModelHistory(store, id);
  const names = model.factors.map((factor) => factor.id);
  const width = names.length;
  const days = detail.parameters.tradingDaysPerYear;

  const byDay = (series: (factor: (typeof history.factors)[number]) => readonly (number | null)[]) =>
    csvLines(
      ['date', ...names],
      history.dates.map((date, t) => [date, ...history.factors.map((factor) => series(factor)[t]!)]),
    );
  const bySecurity = (header: readonly string[], cellsOf: (row: number) => Iterable<Cell>) =>
    csvLines(
      ['symbol', ...header],
      model.symbols.map((symbol, row) => [symbol, ...cellsOf(row)]),
    );
  const byFactor = (cell: (a: number, b: number) => number) =>
    csvLines(
      ['factor', ...names],
      names.map((name, a) => [name, ...names.map((_, b) => cell(a, b))]),
    );

  return [
    { name: 'factor-returns.csv', text: byDay((factor) => factor.returns) },
    { name: 't-statistics.csv', text: byDay((factor) => factor.tStatistics) },
    { name: 'factor-covariance.csv', text: byFactor((a, b) => days * model.covariance[a * width + b]!) },
    ...detail.covarianceSteps.map((step) => ({
      name: `factor-covariance-${step.id}.csv`,
      text: byFactor((a, b) => step.correlations[a]![b]! * step.volatilities[a]! * step.volatilities[b]!),
    })),
    {
      name: 'specific-risk.csv',
      text: bySecurity(['annual_volatility', 'source'], (row) => [
        Math.sqrt(days * model.specificVariances[row]!),
        specificSources[model.specificSources[row]!]!,
      ]),
    },
    {
      name: 'exposures.csv',
      text: bySecurity(names, (row) => model.exposures.subarray(row * width, (row + 1) * width)),
    },
    {
      name: 'exposure-reasons.csv',
      text: bySecurity(names, (row) =>
        Array.from(model.reasons.subarray(row * width, (row + 1) * width), (code) => cellReasons[code]!),
      ),
    },
    { name: 'diagnostics.json', text: `${JSON.stringify(detail, null, 1)}\n` },
  ];
};
