/** Reads and checks packs and blueprints of strangers. Used by a worker of its own, that can be ended, and in line by tests. */
import { CALCULATORS, COMMAND_TYPES } from '../sim/index.ts';
import { readBlueprintFile } from '../content/blueprintReader.ts';
import type { LoadOptions } from '../content/load.ts';
import { filesOf, loadWithOwn, type OwnPack } from '../content/loadOwn.ts';
import { takePacks } from '../content/packIntake.ts';
import { summarisePack } from '../content/packSummary.ts';
import { withNeeds } from '../content/packNeeds.ts';
import { PANEL_IDS } from '../content/panels.ts';
import type { PackFile } from '../content/parse.ts';
import { unzipPack } from '../persistence/unzip.ts';
import type { CheckedPack, PackAnswers, PackQuestion } from './packProtocol.ts';

export function answerPacks(question: PackQuestion): PackAnswers[PackQuestion['type']] {
  switch (question.type) {
    case 'zip': {
      const { files, refusals } = unzipPack(question.source, question.bytes);
      return refusals.length > 0 ? { packs: [], refusals } : takePacks(question.source, files);
    }
    case 'files': return takePacks(question.source, question.files);
    case 'blueprints': return readBlueprintFile(question.name, question.text, question.catalog);
    case 'base': return summarisePack('base', question.base);
    case 'load': return {
      ...loadWithOwn(question.base, question.packs, { gameVersion: question.gameVersion }),
      titles: Object.fromEntries(question.packs.map((pack) => [pack.id, summarisePack(pack.id, filesOf(pack)).title])),
    };
    case 'check': return check(question.base, question.packs, question.on, { commandTypes: COMMAND_TYPES, calculators: CALCULATORS, panels: PANEL_IDS, gameVersion: question.gameVersion });
  }
}

/** Those that are on together; each of the others beside them, with what it needs. */
function check(base: readonly PackFile[], packs: readonly OwnPack[], on: readonly string[], options: LoadOptions): CheckedPack[] {
  const summaries = packs.map((pack) => summarisePack(pack.id, filesOf(pack)));
  const chosen = packs.filter((pack) => on.includes(pack.id));
  const together = loadWithOwn(base, chosen, options);
  const settled = [...base, ...chosen.filter((pack) => together.used.includes(pack.id)).flatMap(filesOf)]; // a newcomer is to blame for what does not fit them
  return packs.map((pack, i) => {
    const summary = summaries[i]!;
    if (on.includes(pack.id)) return { summary, diagnostics: together.left.find((entry) => entry.id === pack.id)?.diagnostics ?? [] };
    const wanted = withNeeds([pack.id], summaries);
    const { left } = loadWithOwn(settled, packs.filter((entry) => wanted.includes(entry.id) && !together.used.includes(entry.id)), options);
    return { summary, diagnostics: left.find((entry) => entry.id === pack.id)?.diagnostics ?? [] };
  });
}
