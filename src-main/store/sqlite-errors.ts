import { DomainError, type ErrorCode } from '../../src-core/domain-error.ts';

interface Translation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly kept: string;
  readonly remedy: string;
}

const untouched = 'The workspace is as it was before';

/** SQLite's and the system's codes, by prefix, in the user's words. */
const translations: readonly (readonly [prefix: string, Translation])[] = [
  [
    'SQLITE_FULL',
    { code: 'DISK_FULL', message: 'The disk is full', kept: untouched, remedy: 'Free some space and try again' },
  ],
  [
    'ENOSPC',
    { code: 'DISK_FULL', message: 'The disk is full', kept: untouched, remedy: 'Free some space and try again' },
  ],
  ['SQLITE_CORRUPT', corrupt('The workspace is damaged')],
  [
    'SQLITE_NOTADB',
    {
      code: 'NOT_A_WORKSPACE',
      message: 'This is not a Plimsoll workspace',
      kept: 'The file was not touched',
      remedy: 'Choose a file made by Plimsoll (*.plimsoll)',
    },
  ],
  ['SQLITE_IOERR', corrupt('The workspace could not be read or written; the disk may be failing or gone')],
  [
    'SQLITE_BUSY',
    {
      code: 'WORKSPACE_LOCKED',
      message: 'Another program is writing to the workspace',
      kept: untouched,
      remedy: 'Close the other program and try again',
    },
  ],
  [
    'SQLITE_LOCKED',
    {
      code: 'WORKSPACE_LOCKED',
      message: 'The workspace is being written to',
      kept: untouched,
      remedy: 'Wait until it is done and try again',
    },
  ],
  ['SQLITE_READONLY', readOnly('The workspace cannot be written to')],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'FILE_UNREADABLE',
      message: 'The workspace could not be opened',
      kept: 'Nothing was changed',
      remedy: 'Check that the folder exists and that you may write to it',
    },
  ],
  ['EACCES', readOnly('You may not write there')],
  ['EPERM', readOnly('You may not write there')],
  ['EROFS', readOnly('The folder is read-only')],
  [
    'ENOENT',
    {
      code: 'FILE_NOT_FOUND',
      message: 'The file or its folder is not there',
      kept: 'Nothing was changed',
      remedy: 'Check the path',
    },
  ],
];

function corrupt(message: string): Translation {
  return {
    code: 'CORRUPT_WORKSPACE',
    message,
    kept: 'The file was left as it is; nothing was deleted',
    remedy: 'Open it read-only to export what can be read, or restore the newest good backup',
  };
}

function readOnly(message: string): Translation {
  return {
    code: 'READ_ONLY',
    message,
    kept: untouched,
    remedy: 'Copy the workspace to a folder you may write to, or open it read-only',
  };
}

/** Turns an error of SQLite or the file system into a DomainError that names the file; a defect passes unchanged. */
export function translateError(thrown: unknown, place: string): unknown {
  if (thrown instanceof DomainError || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const code = String(thrown.code);
  const translation = translations.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (!translation) return thrown;
  const { code: domainCode, message, ...detail } = translation;
  return new DomainError(domainCode, message, { ...detail, place, cause: thrown });
}

/** Runs `body` and translates what it throws. */
export function translating<Result>(place: string, body: () => Result): Result {
  try {
    return body();
  } catch (thrown) {
    throw translateError(thrown, place);
  }
}
