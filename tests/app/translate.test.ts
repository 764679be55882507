import { expect, test } from 'vitest';
import { wantsPseudo } from '../../src/app/i18n/pseudo.ts';
import { fullTranslator, interfaceTables } from '../support/text.ts';
import { createTranslator } from '../../src/app/i18n/translate.ts';
import { parseTemplate } from '../../src/app/i18n/message.ts';
import { isUnit } from '../../src/app/i18n/format.ts';
import { defaultBindings } from '../../src/ui/a11y/keymap.ts';

const table = {
  inlet: '{hall} inlet {now:degC}. Throttles at {limit:degC}.',
  waits: { one: '{n} decision waits', other: '{n} decisions wait' },
  followed: { zero: 'Nobody followed.', one: '{n} followed.', other: '{n} followed.' },
  lit: '{gpus} of {all:gpus} do useful work',
};

test('typed tokens, plural forms, strings as they are', () => {
  const text = createTranslator('en', [table]);
  expect(text.t('inlet', { hall: 'Hall B', now: 31.4, limit: 32 }).replaceAll('\u00a0', ' ')).toBe('Hall B inlet 31.4 °C. Throttles at 32.0 °C.');
  expect(text.t('waits', { n: 1 })).toBe('1 decision waits');
  expect(text.t('waits', { n: 1204 })).toBe('1,204 decisions wait');
  expect([text.t('followed', { n: 0 }), text.t('followed', { n: 2 }), text.t('waits', { n: 0 })]).toEqual(['Nobody followed.', '2 followed.', '0 decisions wait']);
});
test('tokens without a parameter are slots', () => {
  expect(createTranslator('en', [table]).parts('lit', { all: 80000 })).toEqual([{ slot: 'gpus' }, { text: ' of ' }, { text: '80,000' }, { text: ' do useful work' }]);
});
test('missing ids show themselves and are remembered; later tables win', () => {
  const text = createTranslator('en', [table]);
  expect(text.t('pack.title')).toBe('⟦pack.title⟧');
  expect([...text.missing]).toEqual(['pack.title']);
  text.addTable({ 'pack.title': 'Dry west' });
  expect([text.t('pack.title'), text.has('pack.title'), text.has('nothing')]).toEqual(['Dry west', true, false]);
});
test('the pseudo language keeps tokens, changes letters and is 40 % longer', () => {
  const text = createTranslator('en', [table], { pseudo: true });
  const words = text.t('inlet', { hall: 'Hall B', now: 31.4, limit: 32 });
  expect(words).toContain('Hall B');
  expect(words).toContain('31.4');
  expect(words).not.toContain('inlet');
  expect(words.length).toBeGreaterThan('Hall B inlet 31.4 °C. Throttles at 32.0 °C.'.length * 1.2);
  expect([wantsPseudo('?text=pseudo'), wantsPseudo('?seed=1')]).toEqual([true, false]);
});
test('every interface message has known units and every key command a name', () => {
  const text = fullTranslator();
  const ids = interfaceTables.flatMap((t) => Object.keys(t));
  expect(new Set(ids).size).toBe(ids.length);
  for (const messages of interfaceTables) {
    for (const [id, message] of Object.entries(messages)) {
      for (const form of typeof message === 'string' ? [message] : Object.values(message)) {
        for (const part of parseTemplate(form)) if ('token' in part && part.unit !== null) expect(isUnit(part.unit), `${id}: ${part.unit}`).toBe(true);
      }
    }
  }
  expect(Object.keys(defaultBindings).filter((c) => !text.has(`keys.${c}`))).toEqual([]);
});

test('a parameter that names a message says its words; one that names none stays as it is', () => {
  const text = createTranslator('en', [{ fell: '{what} fell at {site}', step: 'Powered', 'site.a': 'Riverbend' }]);
  expect(text.t('fell', { what: '@step', site: '@site.a' })).toBe('Powered fell at Riverbend');
  expect(text.t('fell', { what: '@home', site: 'me@site.a' })).toBe('@home fell at me@site.a');
});
