import { type Component } from 'svelte';
import BacktestsScreen from './backtests/BacktestsScreen.svelte';
import FactorModelScreen from './factor-model/FactorModelScreen.svelte';
import MonitoringScreen from './monitoring/MonitoringScreen.svelte';

/** What the Models screen is made of; an area's id is the second part of its address. */
export interface ModelArea {
  readonly id: string;
  readonly text: string;
  readonly screen: Component;
}

export const modelAreas: readonly [ModelArea, ...ModelArea[]] = [
  { id: 'factor-model', text: 'Factor model', screen: FactorModelScreen },
  { id: 'backtests', text: 'Backtests', screen: BacktestsScreen },
  { id: 'monitoring', text: 'Monitoring', screen: MonitoringScreen },
];
