import { type Reporter, type TestModule } from 'vitest/node';

/** Says why a test did not run, and closes with one plain line, `N passed, N failed`, for machines that read only that. */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    // Checks that ran before the tests (types, lint) and failed count too.
    const failedChecks = Number(process.env['PLIMSOLL_FAILED_CHECKS'] ?? 0);
    const counts = { passed: 0, failed: unhandledErrors.length + failedChecks, skipped: 0 };
    const notes: string[] = [];
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed += 1;
        else if (result.state === 'failed') counts.failed += 1;
        else counts.skipped += 1;
        if (result.state === 'skipped' && result.note !== undefined) notes.push(`${test.fullName}: ${result.note}\n`);
      }
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // After the default reporter's summary has been flushed.
    process.on('exit', () =>
      process.stdout.write(`${notes.join('')}${counts.passed} passed, ${counts.failed} failed${skipped}\n`),
    );
  }
}
