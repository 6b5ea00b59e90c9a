import { type ErrorReport } from '../../../src-core/contract/index.ts';
import { type HandedFile } from '../../../src-core/contract/bridge.ts';
import {
  type FileInspection,
  type ImportKind,
  type ImportOutcome,
  type ImportPreview,
  type ImportRequest,
  type ReadingOptions,
  type SavedMapping,
} from '../../../src-core/contract/imports.ts';
import { isComplete, type Mapping } from './column-mapping.ts';

export const wizardSteps = ['detect', 'map', 'preview', 'outcome'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export type DraftWork = 'inspect' | 'preview' | 'commit' | 'error-file';

/** One file on its way into the workspace. Every change makes a new draft; none is edited in place. */
export interface ImportDraft {
  /** Tells drafts of one session apart, also of files with the same name. */
  readonly id: number;
  readonly file: HandedFile;
  readonly step: WizardStep;
  /** Raised by every change to how the file is read; answers to an older revision are dropped. */
  readonly revision: number;
  readonly inspection: FileInspection | null;
  readonly kind: ImportKind | null;
  /** What the user overrode; the rest is as detected. */
  readonly reading: ReadingOptions;
  readonly mapping: Mapping;
  /** Portfolio of a file without that column; empty = the file's name. */
  readonly portfolio: string;
  readonly onConflict: NonNullable<ImportRequest['onConflict']>;
  readonly acceptValid: boolean;
  /** Name under which the mapping is kept; empty = not kept. */
  readonly saveMapping: string;
  readonly preview: ImportPreview | null;
  readonly outcome: ImportOutcome | null;
  readonly work: DraftWork | null;
  readonly error: ErrorReport | null;
}

export function newDraft(id: number, file: HandedFile): ImportDraft {
  return {
    id,
    file,
    step: 'detect',
    revision: 0,
    inspection: null,
    kind: null,
    reading: {},
    mapping: {},
    portfolio: '',
    onConflict: 'replace',
    acceptValid: false,
    saveMapping: '',
    preview: null,
    outcome: null,
    work: null,
    error: null,
  };
}

/** A change to how the file is read: what was checked before no longer holds. */
function revised(draft: ImportDraft, change: Partial<ImportDraft>): ImportDraft {
  return { ...draft, ...change, revision: draft.revision + 1, preview: null, work: null, error: null };
}

export function started(draft: ImportDraft, work: DraftWork): ImportDraft {
  return { ...draft, work, error: null };
}

/** The workspace changed: what was checked against it has to be checked again. */
export function recheckNeeded(draft: ImportDraft): ImportDraft {
  return draft.preview === null ? draft : revised(draft, {});
}

/** Takes the detection's answer, unless the draft has moved on since it was asked. */
export function inspected(draft: ImportDraft, revision: number, inspection: FileInspection): ImportDraft {
  if (revision !== draft.revision) return draft;
  const kind =
    draft.kind !== null && inspection.mappings[draft.kind] !== undefined ? draft.kind : (inspection.kinds[0] ?? null);
  const mapping = kind === null ? {} : (inspection.mappings[kind] ?? {});
  return { ...draft, inspection, kind, mapping, work: null, error: null };
}

/** Takes the check's answer, unless the draft has moved on since it was asked. */
export function previewed(draft: ImportDraft, revision: number, preview: ImportPreview): ImportDraft {
  if (revision !== draft.revision) return draft;
  return { ...draft, preview, work: null, error: null };
}

export function committed(draft: ImportDraft, outcome: ImportOutcome): ImportDraft {
  return { ...draft, outcome, step: 'outcome', work: null, error: null };
}

/** A refused answer, unless it is to a question that is no longer asked. */
export function failed(draft: ImportDraft, revision: number, error: ErrorReport): ImportDraft {
  if (revision !== draft.revision) return draft;
  return { ...draft, error: error.code === 'CANCELLED' ? null : error, work: null };
}

/** Reads the text in another way; the file has to be detected anew, so its mapping is proposed anew too. */
export function withReading(draft: ImportDraft, reading: ReadingOptions): ImportDraft {
  return revised(draft, { reading });
}

export function withKind(draft: ImportDraft, kind: ImportKind): ImportDraft {
  return revised(draft, { kind, mapping: draft.inspection?.mappings[kind] ?? {} });
}

/** Maps one field to a header, or to none; a header feeds one field only, so it is taken from the field that had it. */
export function withField(draft: ImportDraft, field: string, header: string | null): ImportDraft {
  const mapping = Object.fromEntries(
    Object.entries(draft.mapping).filter(([name, mapped]) => name !== field && mapped !== header),
  );
  return revised(draft, { mapping: header === null ? mapping : { ...mapping, [field]: header } });
}

/** Takes over a kept mapping: its kind, those of its columns that the file has, and its way of reading. */
export function withSavedMapping(draft: ImportDraft, saved: SavedMapping): ImportDraft {
  const headers = draft.inspection?.headers ?? [];
  const mapping = Object.fromEntries(Object.entries(saved.mapping).filter(([, header]) => headers.includes(header)));
  return revised(draft, { kind: saved.kind, mapping, reading: saved.reading, saveMapping: saved.name });
}

export function withPortfolio(draft: ImportDraft, portfolio: string): ImportDraft {
  return revised(draft, { portfolio });
}

export function withConflictRule(draft: ImportDraft, onConflict: ImportDraft['onConflict']): ImportDraft {
  return revised(draft, { onConflict });
}

/** Choices that do not change what the check would answer. */
export function withChoice(
  draft: ImportDraft,
  choice: Partial<Pick<ImportDraft, 'acceptValid' | 'saveMapping'>>,
): ImportDraft {
  return { ...draft, ...choice };
}

export function atStep(draft: ImportDraft, step: WizardStep): ImportDraft {
  return canEnter(draft, step) ? { ...draft, step, error: null } : draft;
}

/** Whether a step can be shown: what it needs is known. */
export function canEnter(draft: ImportDraft, step: WizardStep): boolean {
  switch (step) {
    case 'detect':
      return draft.outcome === null;
    case 'map':
      return draft.outcome === null && draft.inspection !== null && draft.kind !== null;
    case 'preview':
      return draft.outcome === null && isMapped(draft);
    case 'outcome':
      return draft.outcome !== null;
  }
}

/** Whether every required field has its column (or the file is wide and brings its symbols as headers). */
export function isMapped(draft: ImportDraft): boolean {
  const { inspection, kind } = draft;
  if (inspection === null || kind === null) return false;
  return isComplete(inspection, kind, draft.mapping);
}

/** Whether Accept may be pressed: a current check found rows that the chosen rule lets in. */
export function canCommit(draft: ImportDraft): boolean {
  const { preview } = draft;
  if (preview === null || draft.work !== null) return false;
  const takesAll = preview.rejected === 0 || draft.acceptValid;
  return takesAll && preview.accepted > 0;
}

/**
 * The request that checks or writes this draft.
 *
 * @throws Error when the kind of the file is not known: the wizard does not offer the step before it is
 */
export function requestOf(draft: ImportDraft): ImportRequest {
  if (draft.kind === null) throw new Error(`What ${draft.file.name} holds is not chosen yet`);
  const portfolio = draft.portfolio.trim();
  const saveMapping = draft.saveMapping.trim();
  return {
    file: draft.file.handle,
    kind: draft.kind,
    mapping: { ...draft.mapping },
    ...(Object.keys(draft.reading).length === 0 ? {} : { reading: draft.reading }),
    ...(portfolio === '' ? {} : { portfolio }),
    onConflict: draft.onConflict,
    acceptValid: draft.acceptValid,
    ...(saveMapping === '' ? {} : { saveMapping }),
  };
}

/**
 * The request that writes this draft: as it was checked, and only the very content that was checked.
 *
 * @throws Error when the draft was not checked as it stands
 */
export function commitRequestOf(draft: ImportDraft): ImportRequest {
  if (draft.preview === null) throw new Error(`${draft.file.name} was not checked as it stands`);
  return { ...requestOf(draft), expectedSha256: draft.preview.sha256 };
}
