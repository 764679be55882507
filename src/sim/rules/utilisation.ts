/** How hard the powered GPUs of a site work, on the idle-to-max scale 0..1, from what last hour's jobs used. */
import type { Catalog } from '../world/catalog.ts';
import type { Site } from '../world/plant.ts';
import type { World } from '../world/world.ts';

export function poweredGpusOf(site: Site): number {
  let gpus = 0;
  for (const structure of site.structures) if (structure.hall) gpus += structure.hall.poweredGpus;
  return gpus;
}

/** How hard a site's powered GPUs work, and how many of them do so together in the run. */
export interface SiteUse {
  utilisation: number; // mean, 0..1
  trainingShare: number; // of powered GPUs, 0..1
}

/** Mean utilisation of a site: GPUs in the run, GPUs serving (spread over all sites by what the run leaves), the rest idle. */
export function utilisationOf(world: World, catalog: Catalog, site: Site): number {
  return siteUse(world, catalog, site).utilisation;
}

const use: SiteUse = { utilisation: 0, trainingShare: 0 };

/** Both readings of a site. The answer is overwritten by the next call: read it at once. */
export function siteUse(world: World, catalog: Catalog, site: Site): SiteUse {
  const { trainingLoadRatio, servingLoadRatio, idleLoadRatio } = catalog.constants.power;
  const { job, product } = world.compute;
  const running = job !== null && job.state === 'running';
  let freeEverywhere = 0;
  let here = 0;
  let training = 0;
  for (const other of world.sites) {
    const gpus = poweredGpusOf(other);
    const inRun = running && job.site === other.id ? Math.min(job.assignedGpus, gpus) : 0;
    freeEverywhere += gpus - inRun;
    if (other.id === site.id) {
      here = gpus;
      training = inRun;
    }
  }
  use.utilisation = idleLoadRatio;
  use.trainingShare = 0;
  if (here <= 0) return use;
  const servingRatio = freeEverywhere > 0 ? Math.min(1, product.servingNow / freeEverywhere) : 0;
  const serving = (here - training) * servingRatio;
  use.utilisation = (training * trainingLoadRatio + serving * servingLoadRatio + (here - training - serving) * idleLoadRatio) / here;
  use.trainingShare = training / here;
  return use;
}

/** Utilisation of the hardest-working rack of a site: it sets the hottest die and so the clock of the run. */
export function hottestUtilisation(world: World, catalog: Catalog, site: Site): number {
  const { trainingLoadRatio, servingLoadRatio, idleLoadRatio } = catalog.constants.power;
  const { job, product } = world.compute;
  if (job !== null && job.state === 'running' && job.site === site.id && job.assignedGpus > 0) return trainingLoadRatio;
  return product.servingNow > 0 ? servingLoadRatio : idleLoadRatio;
}
