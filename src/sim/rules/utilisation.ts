/** How hard the powered GPUs of a site work, on the idle-to-max scale 0..1, from what last hour's jobs used. */
import type { Catalog } from '../world/catalog.ts';
import type { Site } from '../world/plant.ts';
import type { World } from '../world/world.ts';

export function poweredGpusOf(site: Site): number {
  let gpus = 0;
  for (const structure of site.structures) if (structure.hall) gpus += structure.hall.poweredGpus;
  return gpus;
}

/** Mean utilisation of a site: GPUs in the run, GPUs serving (spread over all sites by what the run leaves), the rest idle. */
export function utilisationOf(world: World, catalog: Catalog, site: Site): number {
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
  if (here <= 0) return idleLoadRatio;
  const servingRatio = freeEverywhere > 0 ? Math.min(1, product.servingNow / freeEverywhere) : 0;
  const serving = (here - training) * servingRatio;
  return (training * trainingLoadRatio + serving * servingLoadRatio + (here - training - serving) * idleLoadRatio) / here;
}

/** Utilisation of the hardest-working rack of a site: it sets the hottest die and so the clock of the run. */
export function hottestUtilisation(world: World, catalog: Catalog, site: Site): number {
  const { trainingLoadRatio, servingLoadRatio, idleLoadRatio } = catalog.constants.power;
  const { job, product } = world.compute;
  if (job !== null && job.state === 'running' && job.site === site.id && job.assignedGpus > 0) return trainingLoadRatio;
  return product.servingNow > 0 ? servingLoadRatio : idleLoadRatio;
}
