/** Questions that wait: what happened, what each answer costs and does, and until when. */
import { LESS_IS_BETTER } from '../../../app/simValues.ts';
import type { AffairChoice, AffairDef, AffairEffect, OpenAffair } from '../../../sim/index.ts';
import { EmptyState, Note, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

export function DeskTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const open = [...frame.affairs.open].sort((a, b) => a.answerByS - b.answerByS);
  if (open.length === 0) return <EmptyState icon="circle-check" title={text.t('panel.press.nothing')} />;
  return (
    <>
      {open.map((entry) => {
        const def = catalog.affairs[entry.affair];
        return def && <Question key={entry.affair} game={game} open={entry} def={def} />;
      })}
    </>
  );
}

function Question({ game, open, def }: GameProps & { open: OpenAffair; def: AffairDef }) {
  const { text } = game;
  const fallback = def.choices.find((choice) => choice.id === def.fallback);
  return (
    <Section title={text.t(def.name)} icon="newspaper" card aside={text.t('panel.press.answerBy', { date: dateOf(game, open.answerByS) })}>
      <p>{text.t(def.text)}</p>
      <ul class="plist">
        {def.choices.map((choice) => (
          <li key={choice.id} class="prow">
            <span class="grow"><b>{text.t(choice.text)}</b><span class="row wrap">{effectWords(game, choice).map(([words, tone]) => <Tag key={words} tone={tone}>{words}</Tag>)}</span></span>
            <OrderButton label={text.t('panel.press.choose')} command={{ type: 'affair.answer', affair: def.id, choice: choice.id }} size="sm" kind="ghost" />
          </li>
        ))}
      </ul>
      {fallback && <p class="xs muted">{text.t('panel.press.fallback', { choice: text.t(fallback.text) })}</p>}
      <Note>{text.t(def.ease)}</Note>
    </Section>
  );
}

/** Whether an effect helps or hurts. */
function toneOf(effect: AffairEffect): 'good' | 'bad' {
  const more = effect.type === 'modifier' ? effect.ratio - 1 : effect.type === 'gauge' || effect.type === 'tire' ? effect.add : effect.type === 'delay' ? effect.days : 1;
  const hurts = effect.type === 'modifier' ? LESS_IS_BETTER.has(effect.effect) : effect.type !== 'gauge' || effect.gauge === 'controversy';
  return more > 0 === hurts ? 'bad' : 'good';
}

/** What a choice does, a few words each. */
export function effectWords({ text, catalog }: Game, choice: AffairChoice): [words: string, tone?: 'good' | 'bad'][] {
  const say = (effect: AffairEffect): string => {
    switch (effect.type) {
      case 'modifier': return text.t(effect.days > 0 ? 'panel.press.effect.modifier' : 'panel.press.effect.lasting', {
        what: text.t(`effect.${effect.effect}`), change: text.n(effect.ratio - 1, 'ratio', { sign: true }), days: text.n(effect.days, 'days'),
      });
      case 'gauge': return text.t('panel.press.effect.gauge', { what: text.t(catalog.gauges[effect.gauge].name), change: text.n(effect.add, 'ratio', { sign: true }) });
      case 'leave': return text.t('panel.press.effect.leave', { who: text.t(catalog.roles[effect.role].name), share: text.n(effect.ratio, 'ratio') });
      case 'tire': return text.t('panel.press.effect.tire', { who: effect.role === null ? text.t('panel.press.everybody') : text.t(catalog.roles[effect.role].name), change: text.n(effect.add, 'ratio', { sign: true }) });
      case 'delay': return text.t(effect.days < 0 ? 'panel.press.effect.sooner' : 'panel.press.effect.delay', { what: text.t(`panel.press.delayed.${effect.what}`), days: text.n(Math.abs(effect.days), 'days') });
      case 'outage': return text.t('panel.press.effect.outage', { minutes: effect.minutes });
      case 'heat': return text.t('panel.press.effect.heat', { kelvin: effect.kelvin, days: text.n(effect.days, 'days') });
      case 'setBack': return text.t('panel.press.effect.setBack', { share: text.n(effect.ratio, 'ratio') });
    }
  };
  const words: ReturnType<typeof effectWords> = choice.effects.map((effect) => [say(effect), toneOf(effect)]);
  if (choice.follow.length > 0) words.push([text.t('panel.press.effect.then')]);
  return words;
}
