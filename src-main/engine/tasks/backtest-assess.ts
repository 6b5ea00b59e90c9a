import {
  assessForecast,
  type AssessedForecast,
  type ForecastAssessment,
} from '../../../src-core/backtest/assessment.ts';
import { type Task } from '../task.ts';

/** The record of one method, at each confidence. */
export const backtestAssess: Task<readonly AssessedForecast[], readonly ForecastAssessment[]> = {
  name: 'backtest-assess',
  run: (forecasts) => forecasts.map(assessForecast),
};
