import { cellReasons } from '../../../src-core/factor-model/exposures/cell-reason.ts';
import { specificSources } from '../../../src-core/factor-model/risk-model.ts';
import { csvLines } from '../../files/writers/csv-lines.ts';
import { type Session, type UseCase } from '../context.ts';
import { loadModelHistory, loadRiskModel } from './load-model.ts';
import { modelDetail } from './show-model.ts';

/** The tables of a model version as CSV at full precision, and what it says of itself as JSON. */
export const modelFiles: UseCase<'model.files', Session> = ({ store }, { id }) => {
  const detail = modelDetail(store, id);
  const model = loadRiskModel(store, id);
  const history = loadModelHistory(store, id);
  const names = model.factors.map((factor) => factor.id);
  const width = names.length;
  const annual = Math.sqrt(detail.parameters.tradingDaysPerYear);
  const rows = <Cell>(make: (row: number) => readonly Cell[]) => model.symbols.map((_, row) => make(row));
  const byDay = (series: (factor: (typeof history.factors)[number]) => readonly (number | null)[]) =>
    csvLines(
      ['date', ...names],
      history.dates.map((date, t) => [date, ...history.factors.map((f) => series(f)[t]!)]),
    );
  const covarianceOf = ({ volatilities, correlations }: (typeof detail.covarianceSteps)[number]) =>
    csvLines(
      ['factor', ...names],
      names.map((name, a) => [
        name,
        ...names.map((_, b) => correlations[a]![b]! * volatilities[a]! * volatilities[b]!),
      ]),
    );
  const last = detail.covarianceSteps.at(-1)!;
  return [
    { name: 'factor-returns.csv', text: byDay((factor) => factor.returns) },
    { name: 't-statistics.csv', text: byDay((factor) => factor.tStatistics) },
    { name: 'factor-covariance.csv', text: covarianceOf(last) },
    ...detail.covarianceSteps.map((step) => ({ name: `factor-covariance-${step.id}.csv`, text: covarianceOf(step) })),
    {
      name: 'specific-risk.csv',
      text: csvLines(
        ['symbol', 'annual_volatility', 'source'],
        rows((i) => [
          model.symbols[i]!,
          annual * Math.sqrt(model.specificVariances[i]!),
          specificSources[model.specificSources[i]!]!,
        ]),
      ),
    },
    {
      name: 'exposures.csv',
      text: csvLines(
        ['symbol', ...names],
        rows((i) => [model.symbols[i]!, ...model.exposures.subarray(i * width, (i + 1) * width)]),
      ),
    },
    {
      name: 'exposure-reasons.csv',
      text: csvLines(
        ['symbol', ...names],
        rows((i) => [
          model.symbols[i]!,
          ...Array.from(model.reasons.subarray(i * width, (i + 1) * width), (code) => cellReasons[code]!),
        ]),
      ),
    },
    { name: 'diagnostics.json', text: `${JSON.stringify(detail, null, 1)}\n` },
  ];
};
