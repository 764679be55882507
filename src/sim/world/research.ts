/** State of the research portfolio. What an idea is really worth follows from the seed and is never stored. */
export interface Project {
  idea: string;
  state: 'active' | 'found' | 'dead' | 'dropped';
  heads: number; // of the idea's role
  gpus: number; // asked for experiments
  doneDays: number; // effective person-days so far
  gpuHours: number; // spent on experiments
  startedS: number;
  endedS: number; // -1 while active
  ratio: number; // what it turned out to be worth; 1 before and for dead ends
  shared: 'kept' | 'published' | 'leaked';
}

export interface ResearchState {
  projects: Project[]; // in order of start
}
