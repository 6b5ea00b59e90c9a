import { z } from 'zod';
import { type Scenario } from '../stress/scenario.ts';
import { type ReverseStress, type StressRun } from '../stress/stress-result.ts';
import { type Warning } from '../warning.ts';
import { declare } from './operation.ts';
import { isoDateText, noteText, shortText } from './schemas.ts';

const symbol = shortText.describe('Symbol of a security');
const day = isoDateText.meta({ format: 'date' });
/** Simple returns: nothing loses more than everything, and a tenfold price is far enough. */
const moveSize = z.number().min(-1).max(10);
const multiple = z.number().min(0).max(20);
const mostShocks = 20_000;

const proxies = z
  .array(z.strictObject({ symbol, proxy: symbol.nullable() }))
  .max(mostShocks)
  .optional()
  .describe('Stand-ins for securities without history at that time; null leaves one out');
const symbolShocks = z
  .array(z.strictObject({ symbol, size: moveSize }))
  .min(1)
  .max(mostShocks);

const scenarioPart = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('replay'), from: day, to: day, proxies })
    .describe('Every day from one date to another happens again'),
  z
    .strictObject({ kind: z.literal('worst-days'), days: z.int().min(1).max(2500), proxies })
    .describe('The trading days in a row on which the holdings would have lost most happen again'),
  z
    .strictObject({ kind: z.literal('sigma'), multiple: z.number().min(-50).max(50) })
    .describe('A loss of so many daily standard deviations of the portfolio'),
  z.strictObject({ kind: z.literal('volatility'), multiple }).describe('All volatilities times this'),
  z
    .strictObject({ kind: z.literal('correlation'), multiple })
    .describe('All correlations between securities times this, at most 0.99'),
  z
    .strictObject({
      kind: z.literal('factors'),
      shocks: z
        .array(z.strictObject({ factor: shortText, size: z.number().min(-100).max(100) }))
        .min(1)
        .max(1000),
      unit: z.enum(['return', 'sigma']),
      propagate: z.boolean(),
    })
    .describe('Moves of factors, as returns or in daily standard deviations; propagated, the others follow'),
  z
    .strictObject({ kind: z.literal('sector'), sector: shortText, size: moveSize })
    .describe('One return for every security of a sector'),
  z
    .strictObject({ kind: z.literal('names'), shocks: symbolShocks, spread: z.boolean() })
    .describe('Returns of single names; spread, the factor move they imply moves the others'),
  z.strictObject({ kind: z.literal('table'), shocks: symbolShocks }).describe('A return for each symbol listed'),
]);

export const scenarioId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');

export const scenarioInput: z.ZodType<Scenario, Scenario> = z.strictObject({
  id: scenarioId,
  name: shortText,
  description: noteText,
  group: shortText,
  parts: z.array(scenarioPart).min(1).max(100),
});

/** What a file of scenarios holds; the JSON Schema of it is in resources/stress-scenario.schema.json. */
export const scenarioFile = z.strictObject({
  format: z.literal('plimsoll-stress-scenarios'),
  version: z.literal(1),
  scenarios: z.array(scenarioInput).min(1).max(10_000),
  /** Names the schema for editors; not read. */
  $schema: z.string().max(500).optional(),
});
export type ScenarioFile = z.infer<typeof scenarioFile>;

const portfolioDay = { portfolio: shortText.optional(), asOf: isoDateText.optional() };

/** A scenario that can be chosen. */
export interface LibraryScenario {
  readonly scenario: Scenario;
  /** `library`: comes with the program; `own`: saved in the workspace, also in place of one of the library. */
  readonly origin: 'library' | 'own';
  /** Of one's own: counts the times it was saved. */
  readonly version: number | null;
  readonly savedAt: string | null;
  /** Why it cannot be computed for the portfolio; null = it can. */
  readonly unavailable: string | null;
}

/** The scenarios there are, and what new ones can be built from. */
export interface StressLibrary {
  readonly portfolio: string;
  readonly asOf: string;
  readonly baseCurrency: string;
  readonly nav: string;
  readonly scenarios: readonly LibraryScenario[];
  /** Of the factor model; `sigma` is daily. Empty without a model. */
  readonly factors: readonly {
    readonly id: string;
    readonly label: string;
    readonly group: string;
    readonly sigma: number;
    readonly exposure: number;
  }[];
  readonly noModel: string | null;
  readonly sectors: readonly { readonly sector: string; readonly weight: number }[];
  readonly symbols: readonly { readonly symbol: string; readonly name: string; readonly weight: number }[];
  /** The simulated history that replays are taken from. */
  readonly history: { readonly from: string; readonly to: string; readonly days: number };
  readonly warnings: readonly Warning[];
}

export const stressOperations = {
  'stress.library': declare('task', 'workspace', z.strictObject(portfolioDay)).returns<StressLibrary>(),
  /** A scenario that is given, or named ones, in full; with neither, all there are, as rows. */
  'stress.run': declare(
    'task',
    'workspace',
    z
      .strictObject({
        ...portfolioDay,
        ids: z.array(scenarioId).min(1).max(10_000).optional(),
        scenario: scenarioInput.optional(),
      })
      .refine(({ ids, scenario }) => ids === undefined || scenario === undefined, {
        message: 'give ids or a scenario, not both',
        path: ['scenario'],
      }),
  ).returns<StressRun>(),
  /** A given scenario as it is being built; the first call prepares the portfolio, later ones take milliseconds. */
  'stress.preview': declare(
    'query',
    'workspace',
    z.strictObject({ ...portfolioDay, scenario: scenarioInput }),
  ).returns<StressRun>(),
  'stress.reverse': declare(
    'task',
    'workspace',
    /** Positive fraction of NAV. */
    z.strictObject({ ...portfolioDay, loss: z.number() }),
  ).returns<ReverseStress>(),
  /** Undoable; a scenario that is there already gets a new version. */
  'stress.save': declare('command', 'workspace', scenarioInput).returns<LibraryScenarioVersion>(),
  /** Undoable; of a library scenario that was changed, the library's own comes back. */
  'stress.remove': declare('command', 'workspace', z.strictObject({ id: scenarioId })).returns<null>(),
  'stress.versions': declare('query', 'workspace', z.strictObject({ id: scenarioId })).returns<
    readonly LibraryScenarioVersion[]
  >(),
  /** The text of a file with these scenarios; without ids, all of one's own. */
  'stress.export': declare(
    'query',
    'workspace',
    z.strictObject({ ids: z.array(scenarioId).min(1).optional() }),
  ).returns<{ readonly fileName: string; readonly text: string; readonly scenarios: number }>(),
  /** Takes over every scenario of a file's text, as one undoable action, or none. */
  'stress.import': declare('command', 'workspace', z.strictObject({ text: z.string().max(20_000_000) })).returns<{
    readonly saved: readonly LibraryScenarioVersion[];
  }>(),
};

/** A version of a scenario of one's own. */
export interface LibraryScenarioVersion {
  readonly scenario: Scenario;
  readonly version: number;
  readonly savedAt: string;
  readonly removed: boolean;
}
