/** What a limit was measured on. */
export interface MeasuredSubject {
  readonly limitId: number;
  readonly subject: string;
}

/** The key of a limit and its subject; a JSON pair, so that no name can imitate another. */
export function measuredSubjectKey({ limitId, subject }: MeasuredSubject): string {
  return JSON.stringify([limitId, subject]);
}
