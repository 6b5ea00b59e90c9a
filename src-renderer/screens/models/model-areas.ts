import { type Component } from 'svelte';
import BacktestsScreen from './backtests/BacktestsScreen.svelte';
import ExperimentsScreen from './experiments/ExperimentsScreen.svelte';
import FactorModelScreen from './factor-model/FactorModelScreen.svelte';
import MonitoringScreen from './monitoring/MonitoringScreen.svelte';
import TrainingScreen from './training/TrainingScreen.svelte';

/** What the Models screen is made of; an area's id is the second part of its address. */
export interface ModelArea {
  readonly id: string;
  readonly text: string;
  readonly screen: Component;
}

export const modelAreas: readonly [ModelArea, ...ModelArea[]] = [
  { id: 'factor-model', text: 'Factor model', screen: FactorModelScreen },
  { id: 'backtests', text: 'Backtests', screen: BacktestsScreen },
  { id: 'training', text: 'Training', screen: TrainingScreen },
  { id: 'experiments', text: 'Experiments', screen: ExperimentsScreen },
  { id: 'monitoring', text: 'Monitoring', screen: MonitoringScreen },
];
