import { type Session, type UseCase } from './context.ts';

export const verifyWorkspace: UseCase<'workspace.verify', Session> = async (session) => {
  const { store } = session;
  const checks = await session.readTogether(() => store.verify());
  const failed = checks.filter((check) => !check.ok);
  return {
    ok: failed.length === 0,
    checks,
    findings: failed.map(({ name, detail }) => ({ severity: 'error', what: `${name}: ${detail}`, where: store.path })),
  };
};
