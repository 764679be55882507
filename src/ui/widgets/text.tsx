/** Words for components: useText() for strings, <Text> for sentences with components inside. */
import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { createInterfaceTranslator } from '../../app/i18n/tables.ts';
import type { Params } from '../../app/i18n/message.ts';
import type { Translator } from '../../app/i18n/translate.ts';

const TextContext = createContext<Translator | null>(null);
let fallback: Translator | null = null;

export function TextProvider({ translator, children }: { translator: Translator; children: ComponentChildren }) {
  return <TextContext.Provider value={translator}>{children}</TextContext.Provider>;
}

/** The translator of the page; without a provider, the interface words only. */
export function useText(): Translator {
  return useContext(TextContext) ?? (fallback ??= createInterfaceTranslator());
}

export interface TextProps {
  id: string;
  params?: Params;
  /** Components for the tokens of the message that have no parameter. */
  slots?: Readonly<Record<string, ComponentChildren>>;
}
export function Text({ id, params, slots }: TextProps) {
  const text = useText();
  return <>{text.parts(id, params).map((part) => ('text' in part ? part.text : slots?.[part.slot] ?? `{${part.slot}}`))}</>;
}
