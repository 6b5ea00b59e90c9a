import { reportFormats } from '../../src-core/contract/reports.ts';
import { buildReport } from '../../src-core/report/report.ts';
import { readReportFonts } from '../../src-main/files/writers/pdf/report-fonts.ts';
import { reportWriters } from '../../src-main/files/writers/registry.ts';
import { fullReportInput, withPositions } from '../core/report/full-report-input.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';

const positions = 500;
const runs = 5;

/** The limit-breach report of 500 positions in every format, one thread. */
export const report: Bench = {
  name: 'report',
  async run() {
    const options = { kind: 'breach', locale: 'iso', sections: null, footer: '' } as const;
    const content = buildReport(withPositions(fullReportInput(), positions), options);
    const assets = { logo: null, fonts: await readReportFonts() };
    const figures: Figure[] = [];
    for (const format of reportFormats) {
      const value = await medianMilliseconds(runs, () => reportWriters[format].write(content, assets));
      const aim = format === 'pdf' ? '≤ 3000' : '';
      figures.push({ name: `breach report of ${positions} positions, ${format}`, value, unit: 'ms', runs, aim });
    }
    return figures;
  },
};
