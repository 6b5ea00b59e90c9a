/** What went wrong, in one word a program can act on. The category decides the command line's exit code. */
export const errorCategories = {
  // wrong usage (exit 2)
  INVALID_INPUT: 'usage',
  UNKNOWN_OPERATION: 'usage',
  UNKNOWN_PORTFOLIO: 'usage',
  PORTFOLIO_REQUIRED: 'usage',
  UNKNOWN_METHOD: 'usage',
  UNKNOWN_RUN: 'usage',
  UNKNOWN_MODEL: 'usage',
  UNKNOWN_SECURITY: 'usage',
  UNKNOWN_FACTOR: 'usage',
  BAD_FORMULA: 'usage',
  UNKNOWN_TEMPLATE: 'usage',
  UNKNOWN_COLUMN: 'usage',
  UNKNOWN_RECORD: 'usage',
  NO_WORKSPACE: 'usage',
  NOTHING_TO_UNDO: 'usage',
  ADDRESS_REFUSED: 'usage',
  FILE_EXISTS: 'usage',
  // bad data (exit 3)
  FILE_NOT_FOUND: 'data',
  FILE_UNREADABLE: 'data',
  FILE_CHANGED: 'data',
  FILE_TOO_LARGE: 'data',
  NOT_TEXT: 'data',
  NOT_A_SPREADSHEET: 'data',
  ZIP_BOMB: 'data',
  MISSING_COLUMN: 'data',
  BAD_ROWS: 'data',
  NOT_A_WORKSPACE: 'data',
  NEWER_WORKSPACE: 'data',
  CORRUPT_WORKSPACE: 'data',
  WORKSPACE_LOCKED: 'data',
  READ_ONLY: 'data',
  DISK_FULL: 'data',
  EMPTY_PORTFOLIO: 'data',
  UNKNOWN_SYMBOL: 'data',
  NO_PRICE: 'data',
  NO_RATE: 'data',
  NON_POSITIVE_NAV: 'data',
  TOO_FEW_OBSERVATIONS: 'data',
  ZERO_VARIANCE: 'data',
  TOO_FEW_SECURITIES: 'data',
  COLLINEAR_FACTORS: 'data',
  NO_MODEL: 'data',
  NOT_POSITIVE_DEFINITE: 'data',
  INFEASIBLE: 'data',
  NOT_CONVERGED: 'data',
  UNSUITABLE_SAMPLE: 'data',
  BATCH_CONFLICT: 'data',
  DATASET_CHANGED: 'data',
  NOT_REPRODUCED: 'data',
  // ours (exit 4)
  WORKER_CRASHED: 'internal',
  INTERNAL: 'internal',
  // stopped by the user (exit 130)
  CANCELLED: 'cancelled',
} as const;

export type ErrorCode = keyof typeof errorCategories;
export type ErrorCategory = (typeof errorCategories)[ErrorCode];

/** An error as it crosses a thread, a socket or the command line: plain data. */
export interface ErrorReport {
  readonly code: ErrorCode;
  /** What happened, one sentence without a full stop at the end. */
  readonly message: string;
  /** What was kept or left untouched. */
  readonly kept?: string;
  /** What the user can do now. */
  readonly remedy?: string;
  /** Where: file, line, column. */
  readonly place?: string;
}

/**
 * The one error type of core and engine. Anything else that is thrown is a defect and is reported as INTERNAL.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly kept: string | undefined;
  readonly remedy: string | undefined;
  readonly place: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    detail: Omit<ErrorReport, 'code' | 'message'> & { cause?: unknown } = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'DomainError';
    this.code = code;
    this.kept = detail.kept;
    this.remedy = detail.remedy;
    this.place = detail.place;
  }
}

/** Turns anything thrown into plain data. A defect keeps its message but never its stack. */
export function reportError(thrown: unknown): ErrorReport {
  if (thrown instanceof DomainError) {
    return {
      code: thrown.code,
      message: thrown.message,
      ...(thrown.kept === undefined ? {} : { kept: thrown.kept }),
      ...(thrown.remedy === undefined ? {} : { remedy: thrown.remedy }),
      ...(thrown.place === undefined ? {} : { place: thrown.place }),
    };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'INTERNAL',
    message: `Plimsoll met a defect of its own: ${message}`,
    kept: 'The workspace was left as it was',
    remedy: 'Try again; if it happens again, report it with the steps that led here',
  };
}

/** The way back from plain data, for instance on the caller's side of a worker or a socket. */
export function errorFromReport(report: ErrorReport): DomainError {
  return new DomainError(report.code, report.message, report);
}
