/** Blueprints: ready-made ones of the packs, the player's own, and files. Whatever is chosen becomes ordinary orders of the plan. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyHall, exportBlueprint, forgetOwn, importBlueprints, loadOwnBlueprints, saveHall, takeBlueprint } from '../../../app/actions/blueprints.ts';
import { isUsable } from '../../../app/plan/blueprint.ts';
import type { Diagnostic } from '../../../content/diagnostics.ts';
import type { BlueprintPlan } from '../../../sim/index.ts';
import { useAppFields } from '../../context.ts';
import { Diagnostics } from '../../screens/diagnostics.tsx';
import { Button, EmptyState, Note, Select, TextInput } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { hallsOf } from '../shared/names.ts';
import { Section } from '../shared/panel.tsx';
import { BlueprintItem, sumOf } from './blueprintItem.tsx';

const MOST_BYTES = 2_000_000;
const MOST_NAME = 60;

export function BlueprintsTab({ game, onSites }: GameProps & { onSites: () => void }) {
  const { text, app, catalog, frame } = game;
  const { ownBlueprints, copied, view } = useAppFields('ownBlueprints', 'copied', 'view');
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => { void loadOwnBlueprints(app); }, [app]);
  const site = frame.sites.find((entry) => entry.id === view.site) ?? frame.sites[0];
  if (!site) return <EmptyState icon="map-pin" title={text.t('panel.build.noSite')} action={<Button kind="primary" onPress={onSites}>{text.t('panel.build.chooseSite')}</Button>}>{text.t('panel.build.noSiteHint')}</EmptyState>;
  // By size; blocks without racks come last.
  const weight = (blueprint: BlueprintPlan): number => sumOf(game, blueprint).itKW || Infinity;
  const shipped = Object.values(catalog.blueprints).sort((a, b) => weight(a) - weight(b));
  const toggle = (id: string) => () => setOpen(open === id ? null : id);
  return (
    <>
      <p class="sm muted">{text.t('blueprint.intro')}</p>
      {copied && (
        <div class="card row between">
          <span class="sm">{text.t('blueprint.inClipboard', { name: copied.name })}</span>
          <Button size="sm" icon="mouse-pointer-click" onPress={() => takeBlueprint(app, copied, copied.name, site.id)}>{text.t('blueprint.paste')}</Button>
        </div>
      )}
      <Section title={text.t('blueprint.shipped')} icon="pencil-ruler">
        <ul class="plist">
          {shipped.map((def) => <BlueprintItem key={def.id} game={game} site={site.id} name={text.t(def.name)} about={text.t(def.text)} blueprint={def} open={open === def.id} onToggle={toggle(def.id)} />)}
        </ul>
      </Section>
      <Section title={text.t('blueprint.own')} icon="folder-open">
        {ownBlueprints.length === 0 ? <p class="sm muted">{text.t('blueprint.noOwn')}</p> : (
          <ul class="plist">
            {ownBlueprints.map((own) => (isUsable(own, catalog) ? (
              <BlueprintItem key={own.name} game={game} site={site.id} name={own.name} blueprint={own} open={open === `own/${own.name}`} onToggle={toggle(`own/${own.name}`)}>
                <div class="row wrap">
                  <Button size="sm" kind="ghost" icon="download" onPress={() => void exportBlueprint(app, own)}>{text.t('blueprint.export')}</Button>
                  <Button size="sm" kind="quiet" icon="trash" label={text.t('blueprint.forgetName', { name: own.name })} onPress={() => void forgetOwn(app, own.name)}>{text.t('blueprint.forget')}</Button>
                </div>
              </BlueprintItem>
            ) : <li key={own.name} class="prow sm"><span class="grow"><b>{own.name}</b><small>{text.t('blueprint.otherPack')}</small></span></li>))}
          </ul>
        )}
        <SaveHall game={game} />
        <ImportFile game={game} />
      </Section>
    </>
  );
}

function SaveHall({ game }: GameProps) {
  const { text, app } = game;
  const halls = hallsOf(game);
  const [chosen, setChosen] = useState<number | null>(null);
  const [typed, setName] = useState('');
  const place = halls.find((entry) => entry.structure.id === (chosen ?? app.store.getState().view.hall)) ?? halls[0];
  if (!place) return null;
  const name = typed.trim().slice(0, MOST_NAME) || place.name;
  const { id } = place.structure;
  return (
    <div class="card pcard">
      <h4 class="sm b">{text.t('blueprint.fromHall')}</h4>
      <Select label={text.t('panel.build.hallLabel')} value={String(id)} onChange={(value) => setChosen(Number(value))} options={halls.map((entry) => ({ id: String(entry.structure.id), label: `${entry.name}, ${text.t(entry.def.name)}` }))} />
      <TextInput label={text.t('blueprint.name')} value={typed} placeholder={place.name} onChange={(value) => setName(value.slice(0, MOST_NAME))} />
      <div class="row wrap">
        <Button icon="save" onPress={() => void saveHall(app, id, name).then((kept) => kept && setName(''))}>{text.t('blueprint.save')}</Button>
        <Button kind="ghost" icon="copy" onPress={() => copyHall(app, id, place.name)}>{text.t('blueprint.copy')}</Button>
      </div>
    </div>
  );
}

function ImportFile({ game }: GameProps) {
  const { text, app } = game;
  const file = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ name: string; diagnostics: readonly Diagnostic[] } | null>(null);
  async function take(given: File | undefined): Promise<void> {
    if (!given) return;
    setFound({ name: given.name, diagnostics: await importBlueprints(app, given.name, given.size > MOST_BYTES ? ' '.repeat(MOST_BYTES + 200_000) : await given.text()) });
    if (file.current) file.current.value = '';
  }
  return (
    <>
      <div class="row wrap">
        <Button kind="ghost" icon="upload" onPress={() => file.current?.click()}>{text.t('blueprint.import')}</Button>
        <input ref={file} type="file" class="vh" tabIndex={-1} aria-label={text.t('blueprint.import')} accept=".json" onChange={(event) => void take(event.currentTarget.files?.[0])} />
      </div>
      {found && found.diagnostics.length > 0 && (
        <>
          <Note tone="bad" alert>{text.t('blueprint.wrong', { n: found.diagnostics.length, name: found.name })}</Note>
          <Diagnostics list={found.diagnostics} />
        </>
      )}
    </>
  );
}
