import { type ImportRequest } from '../../../src-core/contract/imports.ts';
import { type EpochDay, epochDay } from '../../../src-core/market/epoch-day.ts';
import { type ReadImportInput, type ReadImportOutput } from '../../files/import/read-import.ts';
import { type CallOptions, type Session } from '../context.ts';

/** A file read for import by a worker, and where it lies. */
export interface ReadFile {
  readonly path: string;
  readonly output: ReadImportOutput;
}

/** Has a worker read and check the file of a request against what the workspace knows. */
export async function readFile(
  session: Session,
  request: ImportRequest,
  want: Pick<ReadImportInput, 'issueLimit' | 'show'>,
  options: CallOptions,
): Promise<ReadFile> {
  const path = filePath(request.file, options);
  const input: ReadImportInput = {
    path,
    kind: request.kind,
    mapping: request.mapping ?? null,
    savedMappings: session.store.mappings(),
    reading: request.reading ?? {},
    portfolio: request.portfolio ?? null,
    known: await session.readTogether(() => knownData(session, request.kind === 'corporate-actions')),
    today: today(session.now()),
    ...want,
  };
  return { path, output: await session.engine.run('read-import', input, options) };
}

/** The path behind a file handle of the host. */
export function filePath(handle: string, { resolveFile }: CallOptions): string {
  return resolveFile ? resolveFile(handle) : handle;
}

function knownData({ store }: Session, withPrices: boolean): ReadImportInput['known'] {
  return {
    securities: store.securities().map(({ symbol, currency }) => ({ symbol, currency })),
    baseCurrency: store.settings().baseCurrency,
    currencies: [...new Set(store.rates().flatMap(({ base, quote }) => [base, quote]))],
    lastPriceDate: store.priceSpan().last,
    formulaStyles: store.styles().flatMap(({ id, formula }) => (formula === null ? [] : [id])),
    panel: withPrices ? store.loadPanel() : null,
  };
}

/** The calendar date where the user is. */
function today(now: Date): EpochDay {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  const day = String(now.getDate()).padStart(2, '0');
  return epochDay(`${now.getFullYear()}-${month}-${day}`);
}
