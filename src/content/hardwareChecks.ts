/** Machines that could not be: values that a schema passes one by one and that contradict one another. Each is told with its bound. */
import type { AcceleratorDef, Catalog, Constants, HallDef, RackDef, ScenarioDef } from '../sim/index.ts';
import { doorTakesKW, fittingDoor, notOffered, rackMaxKW } from '../sim/index.ts';
import { isRealDate } from './dates.ts';
import type { Say } from './say.ts';

const WATTS_PER_KW = 1000;
/** Vendors print FP8 with sparsity: four times dense BF16. Narrow formats of the newest chips reach a little more than that. */
const FP8_MOST = 5;
const KW = (value: number): string => `${Number(value.toPrecision(4))} kW`;

export function checkAccelerator(def: AcceleratorDef, say: Say): void {
  if (!isRealDate(def.releaseDate)) say('impossible-date', ['releaseDate'], `${def.releaseDate} is not a day of the calendar`, null, null);
  if (def.serverIdleKW > def.serverMaxKW) say('out-of-range', ['serverIdleKW'], 'idle servers draw no more than busy ones', `at most serverMaxKW, ${KW(def.serverMaxKW)}`, null);
  const gpusKW = def.gpusPerServer * def.tdpW / WATTS_PER_KW;
  if (def.serverMaxKW < gpusKW) say('out-of-range', ['serverMaxKW'], 'a server draws at least what its GPUs draw', `at least gpusPerServer × tdpW, ${KW(gpusKW)}`, null);
  if (def.slowdownC < def.throttleC) say('out-of-range', ['slowdownC'], 'a chip throttles before it slows down', `at least throttleC, ${def.throttleC} °C`, null);
  if (def.shutdownC < def.slowdownC) say('out-of-range', ['shutdownC'], 'a chip slows down before it shuts down', `at least slowdownC, ${def.slowdownC} °C`, null);
  if (def.liquidRiseK > def.airRiseK) say('out-of-range', ['liquidRiseK'], 'cold plates keep a chip closer to their supply than air does', `at most airRiseK, ${def.airRiseK} K`, null);
  if (def.peakFp8Tflops > FP8_MOST * def.peakTflops) say('out-of-range', ['peakFp8Tflops'], 'this looks like a figure with sparsity', `at most ${FP8_MOST} × peakTflops, ${FP8_MOST * def.peakTflops}`, 'vendors print sparse figures: halve them');
  if ((def.peakFp8Tflops > 0) !== (def.matmulFp8Ratio > 0)) say('out-of-range', ['matmulFp8Ratio'], 'a chip with FP8 holds some of it, one without holds none', def.peakFp8Tflops > 0 ? 'above 0' : '0', null);
  if (def.weeklyAllocation < def.gpusPerServer) say('out-of-range', ['weeklyAllocation'], 'vendors ship whole servers', `at least gpusPerServer, ${def.gpusPerServer}`, null);
  if (def.gpusPerNode !== undefined && def.gpusPerServer % def.gpusPerNode !== 0) say('out-of-range', ['gpusPerNode'], 'a server holds whole nodes', `a divisor of gpusPerServer, ${def.gpusPerServer}`, null);
  if (def.notSold !== undefined && def.onSale !== false) say('out-of-range', ['notSold'], 'it is on sale', null, 'add "onSale": false');
}

export function checkRack(rack: RackDef, catalog: Catalog, say: Say): void {
  if (rack.medium === 'air' && rack.airHeatRatio !== 1) say('out-of-range', ['airHeatRatio'], 'an air rack gives all of its heat to the room', '1', 'or "medium": "liquid"');
  if (rack.medium === 'liquid' && rack.airHeatRatio >= 1) say('out-of-range', ['airHeatRatio'], 'a liquid rack gives some of its heat to coolant', 'below 1', 'or "medium": "air"');
  const kW = fullKW(rack, catalog);
  if (kW === null) return;
  const most = mostOf(catalog, (hall) => hall.maxRackKW);
  if (kW > most) say('out-of-range', ['servers'], `the rack draws ${KW(kW)}: no hall feeds that much to one rack`, `at most ${KW(most)}`, 'fewer servers, or a hall with a higher maxRackKW');
  const door = catalog.coolingUnits[rack.door ?? ''];
  if (door && door.kind !== 'door') say('out-of-range', ['door'], `"${rack.door}" is no rear door`, 'a cooling unit of kind "door"', null);
  if (rack.withDoor === true && rack.door === undefined) say('out-of-range', ['withDoor'], 'it comes with a door that is not named', '"door"', null);
  if (rack.immersed === true && rack.medium === 'air') say('out-of-range', ['immersed'], 'a bath is no air', '"medium": "liquid"', null);
  const airKW = roomKW(rack, kW, catalog);
  const mostAir = mostOf(catalog, (hall) => hall.maxAirRackKW);
  if (airKW > mostAir) say('out-of-range', ['airHeatRatio'], `the rack heats the air with ${KW(airKW)}: no hall's air carries that from one rack`, `at most ${KW(mostAir)}`, 'fewer servers, or liquid');
}

/** Heat that a rack gives the room at full load, behind the door that it comes with, kW. */
function roomKW(rack: RackDef, fullKW: number, catalog: Catalog): number {
  const airKW = fullKW * rack.airHeatRatio;
  const door = rack.withDoor === true ? fittingDoor(catalog, rack) : null;
  return airKW - (door ? doorTakesKW(door, airKW) : 0);
}

/** kW at full load; null where the accelerator or the constants have errors of their own. */
function fullKW(rack: RackDef, { accelerators, constants }: { accelerators: Catalog['accelerators']; constants: Constants | null }): number | null {
  const accelerator = accelerators[rack.accelerator];
  return accelerator && constants ? rackMaxKW(rack, accelerator, constants.power) : null;
}

function mostOf(catalog: Catalog, limit: (hall: HallDef) => number | undefined): number {
  let most = 0;
  for (const def of Object.values(catalog.structures)) if (def.kind === 'hall') most = Math.max(most, limit(def) ?? Infinity);
  return most > 0 ? most : Infinity;
}

/** What the scenario's vendors sell must be for sale; what stands on day 0 must be able to stand there. */
export function checkHardware(scenario: ScenarioDef, catalog: Catalog, say: Say): void {
  scenario.accelerators?.forEach((id, index) => {
    const def = catalog.accelerators[id];
    if (def && notOffered(def, undefined) !== null) say('out-of-range', ['accelerators', index], `nobody sells "${id}"`, 'accelerators without "onSale": false', null);
  });
}

/** Null, or why a rack cannot stand in a hall of this kind. */
export function misplaced(rack: RackDef, hall: HallDef, catalog: Catalog): { message: string; expected: string } | null {
  const kW = fullKW(rack, catalog);
  if (kW === null) return null;
  const airKW = roomKW(rack, kW, catalog);
  if (hall.maxRackKW !== undefined && kW > hall.maxRackKW) return { message: `the rack draws ${KW(kW)}`, expected: `at most ${KW(hall.maxRackKW)} in ${hall.id}` };
  if (hall.maxAirRackKW !== undefined && airKW > hall.maxAirRackKW) return { message: `the rack heats the air with ${KW(airKW)}`, expected: `at most ${KW(hall.maxAirRackKW)} in ${hall.id}` };
  if (hall.maxRackKg !== undefined && (rack.massKg ?? 0) > hall.maxRackKg) return { message: `the rack weighs ${rack.massKg} kg`, expected: `at most ${hall.maxRackKg} kg in ${hall.id}` };
  if (rack.medium === 'liquid' && hall.cduSlots === 0) return { message: 'liquid racks need coolant units', expected: `a hall with cduSlots above 0: ${hall.id} has none` };
  return null;
}
