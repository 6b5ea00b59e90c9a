import {
  DomainError,
  importKinds,
  type ImportKind,
  type ImportOutcome,
  type ImportRequest,
} from '../../../../src-core/contract/index.ts';
import { writeWholeFile } from '../../write-whole-file.ts';
import { exitCodes } from '../failure.ts';
import { badRowLines, errorFileNames } from '../bad-rows.ts';
import { readMappingFile, type MappingFile } from '../mapping-file.ts';
import { jsonOption } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';

interface ImportOptions extends Partial<Record<'mapping' | 'errorFile', string>> {
  dryRun?: true;
  acceptValid?: true;
  json?: true;
}

/** `plimsoll import FILE --prices F …`: takes files into a workspace; exit code 3 when rows were bad. */
export const importFiles: DeclareCommand = (program, session) => {
  const command = program
    .command('import')
    .description('import files; nothing of a file with bad rows is written unless --accept-valid')
    .argument('<file>', 'the workspace');
  for (const kind of importKinds) command.option(`--${kind} <file>`, `file of ${kind}: CSV, CSV.GZ or XLSX`);
  command
    .option('--mapping <file>', 'JSON: kind → { columns: { field: header }, reading: { separator, decimal, … } }')
    .option('--dry-run', 'check the files and write nothing')
    .option('--accept-valid', 'write the good rows of a file and leave out the bad ones')
    .option('--error-file <file>', 'save the bad rows with their reasons as CSV')
    .addOption(jsonOption())
    .action(async (file: string, options: ImportOptions & Record<string, unknown>) => {
      const requests = importRequests(
        options,
        options.mapping ? await readMappingFile(session.resolve(options.mapping)) : {},
      );
      if (options.dryRun && options.acceptValid)
        throw new DomainError('INVALID_INPUT', '--dry-run writes nothing, so --accept-valid has no meaning beside it', {
          remedy: 'Leave one of them out',
        });
      await session.openWorkspace(file);
      const batches = await importInTurn(session, requests, options);
      if (options.json) session.terminal.result(JSON.stringify({ batches }));
      if (options.errorFile !== undefined) await saveErrorFiles(session, options.errorFile, requests, batches);
      if (batches.some(({ rejected }) => rejected > 0) && !options.acceptValid) session.endWith(exitCodes.data);
    });
};

/** The requests in dependency order. */
function importRequests(options: ImportOptions & Record<string, unknown>, mappings: MappingFile): ImportRequest[] {
  const requests = importKinds.flatMap((kind): ImportRequest[] => {
    const file = options[optionName(kind)];
    if (typeof file !== 'string') return [];
    const { columns, reading } = mappings[kind] ?? {};
    return [{ kind, file, mapping: columns, reading, acceptValid: options.acceptValid }];
  });
  if (requests.length > 0) return requests;
  throw new DomainError('INVALID_INPUT', 'There is nothing to import', {
    remedy: 'Name at least one file, for instance --prices prices.csv',
  });
}

/** As commander spells an option in its values: `--corporate-actions` → `corporateActions`. */
const optionName = (kind: ImportKind) => kind.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

async function importInTurn(
  session: CommandSession,
  requests: readonly ImportRequest[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  if (options.dryRun && requests.length > 1)
    session.terminal.message('Each file is checked against what the workspace holds now, not against the other files');
  for (const request of requests) {
    const outcome = await session.invoke(options.dryRun ? 'import.preview' : 'import.commit', request);
    outcomes.push(outcome);
    for (const line of badRowLines(request.file, outcome)) session.terminal.message(line);
    const report = `${request.kind}: ${outcome.message}`;
    if (options.json) session.terminal.message(report);
    else session.terminal.result(report);
    // Without its securities every row of the other files would be bad.
    const written = outcome.rejected === 0 || outcome.batch !== null;
    if (request.kind === 'securities' && !written && !options.dryRun) break;
  }
  return outcomes;
}

async function saveErrorFiles(
  session: CommandSession,
  name: string,
  requests: readonly ImportRequest[],
  outcomes: readonly ImportOutcome[],
): Promise<void> {
  const bad = requests.filter((_, i) => (outcomes[i]?.errorCount ?? 0) > 0);
  const names = errorFileNames(
    name,
    bad.map(({ kind }) => kind),
  );
  for (const [i, request] of bad.entries()) {
    const { text } = await session.invoke('import.errorFile', request);
    await writeWholeFile(session.resolve(names[i]!), text);
    session.terminal.message(`The bad rows of ${request.file} are in ${names[i]}`);
  }
}
