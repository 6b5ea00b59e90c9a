import { type Session, type UseCase } from '../context.ts';

export const listAudit: UseCase<'audit.list', Session> = ({ store }, { before = Infinity, count }) => {
  const entries = store.auditLog();
  return {
    entries: entries
      .filter(({ id }) => id < before)
      .slice(-count)
      .reverse(),
    total: entries.length,
    brokenAt: store.brokenAuditEntry()?.id ?? null,
  };
};
