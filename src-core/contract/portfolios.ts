import { z } from 'zod';
import { factorModelPresets } from '../factor-model/parameters.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { reportLocaleIds } from '../report/report-locale.ts';
import { declare } from './operation.ts';
import { decimalText, empty, isoDateText, shortText } from './schemas.ts';

export interface PortfolioSummary {
  readonly name: string;
  readonly strategies: readonly string[];
  readonly positions: number;
  /** Dates on which positions are recorded, newest first. */
  readonly positionDates: readonly IsoDate[];
}

/** What the frame of the window needs: selectors, counts, undo state. */
export interface WorkspaceSummary {
  readonly name: string;
  readonly sample: boolean;
  readonly readOnly: boolean;
  readonly baseCurrency: string;
  readonly datasetVersion: string;
  readonly portfolios: readonly PortfolioSummary[];
  readonly benchmarks: readonly string[];
  readonly securities: number;
  readonly prices: number;
  readonly firstPriceDate: IsoDate | null;
  readonly lastPriceDate: IsoDate | null;
  readonly limits: number;
  /** Beyond limit or halt; a warning is no breach. */
  readonly openBreaches: number;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly settings: WorkspaceSettings;
}

export const workspaceSettings = z.strictObject({
  baseCurrency: z.string().regex(/^[A-Z]{3}$/),
  tradingDaysPerYear: z.int().min(200).max(366),
  maxStaleDays: z.int().min(1).max(60),
  window: z.int().min(2).max(10_000),
  confidence: z.number().gt(0.5).lt(1),
  ewmaLambda: z.number().gt(0).lt(1),
  /** Preset of the factor model behind risk runs. */
  factorModelPreset: z.enum(factorModelPresets),
  /** A breach ends when its measure is below its lowest threshold by this share of it. */
  breachHysteresis: z.number().min(0).max(0.5),
  /** A measure beyond its limit again within so many calendar days of the end reopens the breach. */
  breachReopenDays: z.int().min(0).max(366),
  /** Worker threads; 0 = one a core. */
  workers: z.int().min(0).max(256),
  /** How reports write numbers and dates. */
  reportLocale: z.enum(reportLocaleIds),
  /** Text at the foot of every page of a report; empty = none of one's own. */
  reportFooter: z.string().max(200),
  /** Picture at the head of reports: a data address of a PNG or JPEG of at most 100 kB; empty = the load-line mark. */
  reportLogo: z
    .string()
    .max(140_000)
    .regex(/^(data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2})?$/, 'not a PNG or JPEG picture'),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** A position beside its valuation, without any risk computed. */
export interface ValuedPosition {
  readonly symbol: string;
  readonly name: string;
  readonly strategy: string;
  readonly sector: string;
  readonly currency: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly priceDate: IsoDate | null;
  readonly marketValue: string | null;
  readonly weight: number | null;
}

export interface PositionsView {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly nav: string | null;
  readonly cash: string;
  readonly positions: readonly ValuedPosition[];
  readonly problems: readonly string[];
}

export const positionEdit = z.strictObject({
  symbol: shortText,
  strategy: shortText,
  /** null removes the position. */
  quantity: decimalText.nullable(),
});

export const portfolioOperations = {
  'workspace.summary': declare('query', 'workspace', empty).returns<WorkspaceSummary>(),
  'portfolios.list': declare('query', 'workspace', empty).returns<readonly PortfolioSummary[]>(),
  'positions.list': declare(
    'query',
    'workspace',
    z.strictObject({ portfolio: shortText, asOf: isoDateText.optional() }),
  ).returns<PositionsView>(),
  /** One undoable action, whatever the number of positions. */
  'positions.edit': declare(
    'command',
    'workspace',
    z.strictObject({
      portfolio: shortText,
      asOf: isoDateText.optional(),
      edits: z.array(positionEdit).min(1).max(10_000),
    }),
  ).returns<PositionsView>(),
  'securities.search': declare(
    'query',
    'workspace',
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(100).optional() }),
  ).returns<readonly { readonly symbol: string; readonly name: string; readonly sector: string }[]>(),
  'settings.save': declare('command', 'workspace', workspaceSettings.partial()).returns<WorkspaceSettings>(),
  'history.undo': declare('command', 'workspace', empty).returns<{ readonly undone: string }>(),
  'history.redo': declare('command', 'workspace', empty).returns<{ readonly redone: string }>(),
};
