import {
  monitorPortfolio,
  type PortfolioMonitor,
  type PortfolioMonitorInput,
} from '../../../src-core/monitoring/monitor-portfolio.ts';
import { type Task } from '../task.ts';

/** Looks over a portfolio's methods and data; the panel comes in shared memory. */
export const monitorPortfolioTask: Task<PortfolioMonitorInput, PortfolioMonitor> = {
  name: 'monitor-portfolio',
  run: (input) => monitorPortfolio(input),
};
