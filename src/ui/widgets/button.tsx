import type { ComponentChildren, Ref } from 'preact';
import { useUid } from '../hooks.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './text.tsx';
import { cx } from './tone.ts';
import { ReasonText, type Condition } from './whyList.tsx';

export interface ButtonProps {
  children?: ComponentChildren;
  kind?: 'primary' | 'ghost' | 'quiet' | 'danger' | undefined;
  size?: 'sm' | 'lg' | undefined;
  icon?: IconName | undefined;
  iconAfter?: IconName | undefined;
  /** The name, when the button shows only an icon. */
  label?: string | undefined;
  title?: string | undefined;
  onPress?: ((event: MouseEvent) => void) | undefined;
  /** Not possible now: stays focusable, does nothing. */
  disabled?: boolean | undefined;
  /** Why not, or what is met; any that is not met disables. Read with the button; show them beside it with WhyList. */
  conditions?: readonly Condition[] | undefined;
  /** The id of a visible WhyList with the same conditions, which is then read instead of a hidden copy. */
  whyId?: string | undefined;
  busy?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  hasPopup?: 'menu' | 'dialog' | 'listbox' | undefined;
  block?: boolean | undefined;
  submit?: boolean | undefined;
  class?: string | undefined;
  id?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}

const KINDS = { primary: 'pri', ghost: 'ghost', quiet: 'quiet', danger: 'danger' } as const;

export function Button(props: ButtonProps) {
  const { children, kind, size, icon, iconAfter, label, conditions, busy } = props;
  const hidden = useUid('why');
  const text = useText();
  const unmet = conditions?.filter((c) => !c.met) ?? [];
  const off = props.disabled === true || unmet.length > 0;
  const square = label !== undefined && children === undefined;
  const describe = props.whyId ?? (off && unmet.length > 0 ? hidden : undefined);
  return (
    <>
      <button
        type={props.submit ? 'submit' : 'button'} id={props.id} ref={props.buttonRef ?? null} title={props.title}
        class={cx('btn', kind && KINDS[kind], square && 'sq', size, props.block && 'block', props.class)}
        aria-label={label} aria-disabled={off ? 'true' : undefined} aria-busy={busy ? 'true' : undefined}
        aria-pressed={props.pressed} aria-expanded={props.expanded} aria-controls={props.controls} aria-haspopup={props.hasPopup}
        aria-describedby={describe}
        onClick={(event) => {
          if (off || busy) event.preventDefault();
          else props.onPress?.(event);
        }}
      >
        {busy ? <Icon name="loader" /> : icon && <Icon name={icon} />}
        {children}
        {iconAfter && <Icon name={iconAfter} />}
      </button>
      {describe === hidden && (
        <span class="vh" id={hidden}>{text.list(unmet.map((c) => ReasonText(text, c)))}</span>
      )}
    </>
  );
}
