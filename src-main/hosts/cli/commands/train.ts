import { Option } from 'commander';
import { type SeriesTraining, type StoredTraining, type TrainingResult } from '../../../../src-core/contract/index.ts';
import { featureIds, headIds, targetScalings } from '../../../../src-core/contract/training.ts';
import { DomainError } from '../../../../src-core/domain-error.ts';
import { level, number, percent, probability } from '../figures.ts';
import { jsonOption, parseNumber, parseWhole, portfolioOption } from '../options.ts';
import { refuseOptions, unheeded } from '../refuse-options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface TrainOptions {
  returns?: string;
  column?: string;
  portfolio?: string;
  asOf?: string;
  features?: (typeof featureIds)[number][];
  head?: (typeof headIds)[number];
  scaling?: (typeof targetScalings)[number];
  confidence?: number[];
  layers?: number;
  hidden?: number;
  sequence?: number;
  epochs?: number;
  patience?: number;
  batch?: number;
  learningRate?: number;
  validation?: number;
  test?: number;
  seed?: number;
  anew?: true;
  json?: true;
}

const list = (text: string) => text.split(',').map((part) => part.trim());

/** `plimsoll train`: trains an LSTM on a portfolio's history and keeps it, or on a file of returns without a workspace. */
export const train: DeclareCommand = (program, session) => {
  program
    .command('train')
    .description('train an LSTM that forecasts VaR and ES')
    .argument('[file]', 'the workspace')
    .addOption(portfolioOption())
    .option('--as-of <date>', 'last day of the history, YYYY-MM-DD (default: the last day with prices)')
    .option('--returns <file>', 'train on a CSV of returns instead of a workspace; nothing is kept')
    .option('--column <name>', 'the column of returns (default: the only numeric one)')
    .option('--features <list>', `separated by commas, of: ${featureIds.join(', ')} (default: all)`, list)
    .addOption(new Option('--head <kind>', 'VaR and ES together, or quantiles alone; default: joint').choices(headIds))
    .addOption(
      new Option('--scaling <kind>', 'unit of the returns it learns: EWMA volatility or one; default: ewma').choices(
        targetScalings,
      ),
    )
    .option('--confidence <levels>', 'separated by commas; default: 0.95,0.975,0.99', (text) =>
      list(text).map(parseNumber),
    )
    .option('--layers <count>', '1 or 2; default: 1', parseWhole)
    .option('--hidden <count>', 'cells a layer, 8 to 64; default: 16', parseWhole)
    .option('--sequence <days>', 'days it looks back on, 10 to 60; default: 20', parseWhole)
    .option('--epochs <count>', 'most epochs; default: 60', parseWhole)
    .option('--patience <count>', 'epochs without progress before it stops; default: 10', parseWhole)
    .option('--batch <count>', 'sequences a step; default: 64', parseWhole)
    .option('--learning-rate <rate>', 'of Adam; default: 0.002', parseNumber)
    .option('--validation <share>', 'of the days; default: 0.15', parseNumber)
    .option('--test <share>', 'of the days, kept apart to the end; default: 0.15', parseNumber)
    .option('--seed <number>', 'default: 1', parseWhole)
    .option('--anew', 'start from the first epoch although an interrupted training could go on')
    .addOption(jsonOption())
    .action(async (file: string | undefined, { json, returns, confidence, ...options }: TrainOptions) => {
      const { column, portfolio, asOf, anew, ...rest } = options;
      const choices = { ...rest, ...(confidence ? { confidences: confidence } : {}) };
      if ((file === undefined) === (returns === undefined)) {
        throw new DomainError('INVALID_INPUT', 'Give either a workspace or --returns with a file of returns', {
          kept: 'Nothing was trained',
        });
      }
      if (file === undefined) {
        refuseOptions({ '--portfolio': portfolio, '--as-of': asOf, '--anew': anew }, unheeded.withReturns);
      } else {
        refuseOptions({ '--column': column }, unheeded.withWorkspace);
      }
      const made =
        file === undefined
          ? await session.invoke('training.series', { ...choices, column, file: returns! })
          : await openAndTrain(file);
      if (json) return session.terminal.result(JSON.stringify(made));
      session.terminal.result(formatTraining(made));

      async function openAndTrain(workspace: string): Promise<StoredTraining> {
        await session.openWorkspace(workspace);
        return session.invoke('training.run', { ...choices, portfolio, asOf, anew });
      }
    });
};

function formatTraining(made: StoredTraining | SeriesTraining): string {
  const { result } = made;
  const { settings, blocks } = result;
  const block = ({ from, to, days }: TrainingResult['blocks']['train']) =>
    days === 0 ? 'none' : `${days} days, ${from} to ${to}`;
  const facts = formatFacts([
    ...('run' in made ? ([['Run', String(made.run)]] as const) : []),
    [
      'Network',
      `${settings.layers} × ${settings.hidden} cells, ${settings.sequence} days, ${result.parameters} weights`,
    ],
    ['Features', result.features.join(', ')],
    ...result.leftOut.map(({ label, reason }) => ['', `without ${label}: ${reason}`] as const),
    ['Trained on', block(blocks.train)],
    ['Validated on', block(blocks.validation)],
    ['Tested on', block(blocks.test)],
    [
      'Epochs',
      `${result.curves.training.length}, the best ${result.bestEpoch}${result.end === 'early' ? ', stopped early' : ''}`,
    ],
    ['Validation loss', `${number(result.bestLoss, 5)}, at the start ${number(result.startLoss, 5)}`],
    ['Time', `${number(made.elapsedMilliseconds / 1000, 1)} s`],
  ]);
  const scores = formatTable(
    [
      { header: 'On the test days' },
      { header: 'Confidence', align: 'right' },
      { header: 'Exceptions', align: 'right' },
      { header: 'Expected', align: 'right' },
      { header: 'Kupiec p', align: 'right' },
      { header: 'Pinball', align: 'right' },
      { header: 'FZ0', align: 'right' },
    ],
    result.scores.map((score) => [
      score.label,
      `${level(score.confidence)} %`,
      String(score.exceptions),
      number(score.expected, 1),
      probability(score.kupiecPValue),
      score.pinball === null ? '–' : score.pinball.toExponential(3),
      number(score.fz0, 4),
    ]),
  );
  const next = formatTable(
    [{ header: 'Next day' }, { header: 'VaR', align: 'right' }, { header: 'ES', align: 'right' }],
    result.next.confidences.map((confidence, k) => [
      `${level(confidence)} %`,
      percent(result.next.var[k]!),
      percent(result.next.es?.[k] ?? null),
    ]),
  );
  return [facts, ...(result.scores.length === 0 ? [] : [scores]), next].join('\n\n');
}
