/** Constants of the air in a hall (balance.jsonc, section `airflow`), each with a source. */
export interface AirflowConstants {
  serverRiseK: number; // exhaust over inlet of a rack at full load
  leakRatio: number; // of a rack's exhaust: comes back through its own open slots
  overTopRatio: number; // comes over the racks into aisles that have ample supply
  starvedGain: number; // where no supply arrives, this much more on top of overTopRatio
  rowEndRatio: number; // comes round an open end of the row
  gapRatio: number; // comes through each gap within the row
  facingRatio: number; // is blown into the inlets of a row that faces the exhaust
  facingFallRatio: number; // of that, left for each tile of aisle between
  mixingTiles: number; // distance over which exhaust mixes on its way to an inlet
  freeWeight: number; // weight of the way back to the units beside the ways into inlets
  supplyReachTiles: number; // distance at which half of a unit's air arrives
  inRowReachTiles: number; // the same of units that stand in a row
  ampleRatio: number; // supply over demand, by reach, from which an inlet is not starved
  inRowCaptureRatio: number; // of the exhaust around in-row units of ample capacity
  coldLeakRatio: number; // of what came in before, left with the cold aisle closed
  hotLeakRatio: number; // the same with the hot aisle closed
  blankedLeakRatio: number; // of leaks and gaps, left behind panels
  containmentCents: number; // per rack: doors, roof or curtain of its aisle
  containmentCrewHours: number; // technician hours per rack, to put up or to take down
  blankingCents: number; // per rack: panels over open slots and gaps
  blankingCrewHours: number;
  moveCents: number; // per rack: cables, manifolds, floor tiles
  moveCrewRatio: number; // hours to move a rack, of those to install it
  unitMoveCents: number; // per air handler: pipes and power
  unitMoveDays: number;
  limitRatio: number; // most of a rack's exhaust that can come back, and most of an inlet's air that can be exhaust
}
