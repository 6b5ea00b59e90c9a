import { type Report } from '../../../../src-core/report/report.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { reportOf } from './written-report.ts';

export const hostileName = `<script>alert("1")</script>'; } </style><img src=x onerror=y>`;
export const formulaName = '=HYPERLINK("http://x","y")';

/** The sample's report with names of securities, strategies and the portfolio that mean harm. */
export function hostileReport(): Report {
  const input = sampleReportInput();
  const { risk } = input;
  return reportOf({
    ...input,
    workspace: hostileName,
    risk: {
      ...risk,
      portfolio: hostileName,
      contributions: risk.contributions.map((position, i) => ({
        ...position,
        symbol: i === 0 ? hostileName : position.symbol,
        name: i % 2 === 0 ? hostileName : formulaName,
        strategy: formulaName,
      })),
      exposures: {
        ...risk.exposures,
        bySector: risk.exposures.bySector.map((row) => ({ ...row, label: hostileName })),
      },
      limits: risk.limits.map((status) => ({
        ...status,
        subject: hostileName,
        label: `${hostileName} ${status.label}`,
      })),
      warnings: [{ code: 'X', message: hostileName }],
    },
  });
}
