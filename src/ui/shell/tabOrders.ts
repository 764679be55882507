/** Where orders are given: every panel's tabs, and the orders of each. For the palette; tests/ui/palette.test.tsx holds it to the panels. */
import type { PanelId } from '../../app/state.ts';
import type { Command } from '../../sim/index.ts';

/** In the order of the panel; `panel.<panel>.tab.<tab>` names them. */
export const TAB_ORDERS: Readonly<Record<PanelId, Readonly<Record<string, readonly Command['type'][]>>>> = {
  build: {
    catalogue: ['site.build', 'site.convert'],
    hall: ['hall.buyCooling', 'hall.placeRow', 'hall.removeRow'],
    plan: [],
    blueprints: [],
    standing: ['site.demolish'],
    sites: ['site.open'],
  },
  power: {
    supply: ['site.requestGrid', 'site.setBatteries', 'site.setGensets', 'site.setReserve'],
    cooling: ['emergency.restartCooling', 'site.setWater'],
    halls: ['emergency.restoreHall', 'emergency.shedHall', 'hall.setBusway', 'hall.setCap', 'hall.setSetpoint', 'hall.setSmoothing'],
    air: ['hall.blank', 'hall.contain', 'hall.fitDoors', 'hall.moveCooling', 'hall.moveRow'],
    shed: ['emergency.evacuate', 'site.setShedOrder'],
  },
  cluster: {
    machines: ['compute.buySpares', 'compute.order', 'compute.sell'],
    racks: [],
    network: ['network.extend', 'network.order', 'network.widen', 'storage.extend'],
    reliability: ['reliability.setBurnIn', 'reliability.setEviction', 'reliability.setShift', 'reliability.setValidation'],
  },
  training: {
    plan: ['train.start'],
    running: ['train.pause', 'train.resume', 'train.setCheckpoint', 'train.setGpus', 'train.setPlan', 'train.stop'],
    finished: [],
  },
  research: {
    ideas: ['research.assign', 'research.drop', 'research.start'],
    found: ['research.publish'],
  },
  products: {
    serving: ['product.setPrice', 'product.setServing'],
    launch: ['product.launch'],
    lines: ['product.offer', 'product.setPolicy', 'product.withdraw'],
    release: ['release.stop', 'release.work'],
    data: ['data.acquire', 'data.delete'],
    market: [],
  },
  people: {
    teams: ['people.layOff', 'people.reprice', 'people.setPace', 'people.setPay', 'people.setTarget'],
    hiring: [],
    key: ['people.assign', 'people.counter', 'people.offerKey', 'people.sabbatical'],
  },
  capital: {
    sheets: ['finance.closeRound', 'finance.counter', 'finance.honourProRata', 'finance.openRound', 'finance.sign'],
    owners: ['finance.sellSecondary', 'finance.topUpPool'],
    debt: ['finance.borrow', 'finance.draw', 'finance.refinance', 'finance.repay'],
    statements: [],
    ledger: [],
  },
  race: {
    labs: [],
    known: ['intel.believe', 'intel.study'],
    lots: ['race.bid'],
    models: [],
    chart: [],
  },
  press: {
    desk: ['affair.answer'],
    paper: [],
    announce: ['press.announce', 'press.correct', 'press.setFounder'],
    standing: [],
    town: ['town.apply', 'town.buyOffsets', 'town.promise', 'town.setClean'],
    affiliates: ['affiliate.agree', 'affiliate.end'],
  },
  reports: {
    charts: [],
    goals: [],
    totals: [],
    policies: ['people.setMatch', 'policy.set'],
  },
};
