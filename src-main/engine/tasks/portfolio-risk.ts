import { type PortfolioRisk } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type Task } from '../task.ts';
export const portfolioRisk: Task<null, PortfolioRisk | null> = { name: 'portfolio-risk', run: () => null };
