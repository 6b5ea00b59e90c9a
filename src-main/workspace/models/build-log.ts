import { type BuildStage } from '../../../src-core/contract/index.ts';

/** How long each stage of a build took. */
export interface BuildLog {
  readonly stages: readonly BuildStage[];
  /** Closes the stage that began where the one before it ended. */
  end(stage: string, detail: string): void;
  /** Milliseconds since the log was opened. */
  elapsed(): number;
}

export function buildLog(): BuildLog {
  const opened = performance.now();
  let began = opened;
  const stages: BuildStage[] = [];
  return {
    stages,
    end(stage, detail) {
      const now = performance.now();
      stages.push({ stage, milliseconds: now - began, detail });
      began = now;
    },
    elapsed: () => performance.now() - opened,
  };
}
