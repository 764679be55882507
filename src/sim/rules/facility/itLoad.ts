/** IT power of a cluster: servers, the fabric between them, storage and management. */
import { pow } from '../../core/maths.ts';
import type { AcceleratorDef, FabricDef } from '../../world/catalogHardware.ts';
import type { SiteDesignDef } from '../../world/catalogFacility.ts';
import type { Constants, NetworkConstants } from '../../world/catalogConstants.ts';
import { fabricBom, fabricDrawKW } from '../fabric.ts';
import { serverKW } from '../serverPower.ts';

/** Machines of more GPUs than this are made of trays, each a host of its own. */
const HOST_GPUS_MOST = 16;
const WATTS_PER_KW = 1000;

/** Parts of a server's power at a load, kW. */
export interface ServerParts {
  gpuKW: number;
  hostKW: number; // CPUs, memory, drives
  restKW: number; // network cards, switches, fans, power supplies: grow with the GPUs
  totalKW: number;
}

/**
 * Power of a server with `gpus` GPUs at a utilisation of 0..1. The published maximum is split into GPUs at their design power, a host part
 * that stays when there are fewer GPUs (more GPUs are more hosts), and a rest that grows with them. Source: NVIDIA DGX H100, 10.2 kW of which 5.6 kW are GPUs.
 */
export function serverParts(accelerator: AcceleratorDef, design: SiteDesignDef, gpus: number, utilisation: number): ServerParts {
  const { gpusPerServer, serverMaxKW, tdpW } = accelerator;
  const tdpKW = Math.min(tdpW / WATTS_PER_KW, serverMaxKW / gpusPerServer);
  const otherKW = serverMaxKW - tdpKW * gpusPerServer;
  const hosts = gpusPerServer > HOST_GPUS_MOST ? gpus / gpusPerServer : Math.ceil(gpus / gpusPerServer);
  const loadRatio = serverKW(accelerator, utilisation) / serverMaxKW;
  const gpuKW = tdpKW * gpus * loadRatio;
  const hostKW = otherKW * design.hostRatio * hosts * loadRatio;
  const restKW = (otherKW * (1 - design.hostRatio) * gpus * loadRatio) / gpusPerServer;
  return { gpuKW, hostKW, restKW, totalKW: gpuKW + hostKW + restKW };
}

/**
 * Switches and transceivers of `tiers` tiers for `gpus` ports, kW: the bill of materials that the game buys and draws by. Ports of another
 * rate than the fabric's cost power by the design's `linkPowerExponent`.
 */
export function fabricKW(gpus: number, tiers: number, linkGbps: number, fabric: FabricDef, design: SiteDesignDef, network: NetworkConstants): number {
  return fabricDrawKW(fabricBom(gpus, fabric.radix, network, tiers), fabric) * pow(linkGbps / fabric.linkGbps, design.linkPowerExponent);
}

export interface ItLoad {
  serversKW: number;
  fabricKW: number;
  storageKW: number;
  totalKW: number;
}

/** IT power of `gpus` GPUs at a utilisation. Fabric and storage do not rest: they draw the same at every load. */
export function itLoad(
  accelerator: AcceleratorDef, fabric: FabricDef, design: SiteDesignDef, { network, power }: Pick<Constants, 'network' | 'power'>, gpus: number, tiers: number, utilisation: number,
): ItLoad {
  const servers = gpus / accelerator.gpusPerServer;
  const serversKW = servers * serverKW(accelerator, utilisation);
  const networkKW = fabricKW(gpus, tiers, accelerator.scaleOutGbps, fabric, design, network);
  const storageKW = servers * accelerator.serverMaxKW * power.storageRatio;
  return { serversKW, fabricKW: networkKW, storageKW, totalKW: serversKW + networkKW + storageKW };
}
