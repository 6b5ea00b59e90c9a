import { type Reporter, type TestModule } from 'vitest/node';

/** Closes the run with one plain line, `N passed, N failed`, for machines that read only that. */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    // Checks that ran before the tests (types, lint) and failed count too.
    const failedChecks = Number(process.env['PLIMSOLL_FAILED_CHECKS'] ?? 0);
    const counts = { passed: 0, failed: unhandledErrors.length + failedChecks, skipped: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else counts.skipped += 1;
      }
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // After the default reporter's summary has been flushed.
    process.on('exit', () => process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`));
  }
}
