/** All panels by id. Loaded as one part of the page when the first panel opens. */
import type { ComponentType } from 'preact';
import type { PanelId } from '../../app/state.ts';
import { BuildPanel } from './build/build.tsx';
import { CapitalPanel } from './capital/capital.tsx';
import { ClusterPanel } from './cluster/cluster.tsx';
import { PeoplePanel } from './people/people.tsx';
import { PowerPanel } from './power/power.tsx';
import { PressPanel } from './press/press.tsx';
import { ProductsPanel } from './products/products.tsx';
import { RacePanel } from './race/race.tsx';
import { ReportsPanel } from './reports/reports.tsx';
import { ResearchPanel } from './research/research.tsx';
import { TrainingPanel } from './training/training.tsx';
import './panels.css';

export const PANELS: Record<PanelId, ComponentType> = {
  build: BuildPanel, power: PowerPanel, cluster: ClusterPanel, training: TrainingPanel, research: ResearchPanel, products: ProductsPanel,
  people: PeoplePanel, capital: CapitalPanel, race: RacePanel, press: PressPanel, reports: ReportsPanel,
};
