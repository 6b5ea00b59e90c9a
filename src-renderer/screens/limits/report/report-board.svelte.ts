import { reportError, type ErrorReport, type ReportProfile } from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { profileOf, requestOf, type ReportChoice } from './report-choice.ts';

/** The reports of one portfolio: its profiles, and what can be done with them. */
export class ReportBoard {
  readonly portfolio: string;
  profiles = $state.raw<readonly ReportProfile[]>([]);
  error = $state.raw<ErrorReport | null>(null);
  /** What is under way, in a word. */
  working = $state<'export' | 'profile' | null>(null);
  readonly #client = getClient();

  constructor(portfolio: string) {
    this.portfolio = portfolio;
  }

  async load(): Promise<void> {
    try {
      this.profiles = await this.#client.call('report.profiles', { portfolio: this.portfolio });
    } catch (error) {
      this.error = reportError(error);
    }
  }

  /** Makes the report and hands it to the user to save. @returns the file's name, or null where it was not saved */
  async export(choice: ReportChoice): Promise<string | null> {
    return this.#work('export', async () => {
      const report = await this.#client.call('report.export', requestOf(choice, this.portfolio));
      const bytes = Uint8Array.from(atob(report.base64), (letter) => letter.charCodeAt(0));
      return (await this.#client.saveFile(report.fileName, report.mediaType, bytes)) ? report.fileName : null;
    });
  }

  /** @returns whether it was saved */
  async saveProfile(choice: ReportChoice, name: string): Promise<boolean> {
    const profile = profileOf(choice, name);
    const saved = await this.#work('profile', () =>
      this.#client.call('report.saveProfile', { portfolio: this.portfolio, profile }),
    );
    if (saved) await this.load();
    return saved !== null;
  }

  async removeProfile(name: string): Promise<boolean> {
    const removed = await this.#work('profile', async () => {
      await this.#client.call('report.removeProfile', { portfolio: this.portfolio, name });
      return true;
    });
    if (removed) await this.load();
    return removed !== null;
  }

  async #work<Result>(working: 'export' | 'profile', job: () => Promise<Result>): Promise<Result | null> {
    this.working = working;
    this.error = null;
    try {
      return await job();
    } catch (error) {
      this.error = reportError(error);
      return null;
    } finally {
      this.working = null;
    }
  }
}
