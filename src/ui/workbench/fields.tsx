import type { SheetField } from '../../sim/index.ts';
import type { Draft } from '../../app/workbench/link.ts';
import { choiceName, fieldName } from '../../app/workbench/words.ts';
import { plainText } from '../../lib/plainText.ts';
import { useAppState, useT } from '../context.ts';
import { Button, Select, Switch } from '../widgets/index.ts';
import { NumberField } from './numberField.tsx';

export interface FieldsProps {
  kind: string;
  fields: readonly SheetField[];
  draft: Draft;
  /** Problem in words, by the path of the field: stages[1].ratio. */
  errors: ReadonlyMap<string, string>;
  onChange: (draft: Draft) => void;
  /** Path before the fields' own ids; inside of a list. */
  path?: string;
}

/** A control for each field of a calculator, by its declaration. */
export function Fields(props: FieldsProps) {
  const t = useT();
  const required = props.fields.filter((field) => !field.optional);
  const optional = props.fields.filter((field) => field.optional);
  const inList = props.path !== undefined;
  return (
    <>
      {required.map((field) => <OneField key={field.id} {...props} field={field} />)}
      {optional.length > 0 && !inList && (
        <details class="wb-opt" open={optional.some((field) => props.draft[field.id] !== undefined)}>
          <summary><b>{t.t('workbench.optional', { n: optional.length })}</b> <small class="faint">{t.t('workbench.optionalHint')}</small></summary>
          <div class="col">{optional.map((field) => <OptionalField key={field.id} {...props} field={field} />)}</div>
        </details>
      )}
      {inList && optional.map((field) => <BlankableField key={field.id} {...props} field={field} />)}
    </>
  );
}

interface OneProps extends FieldsProps { field: SheetField }

const placeOf = ({ path = '', field }: OneProps): string => (path === '' ? field.id : `${path}.${field.id}`);

function OptionalField(props: OneProps) {
  const t = useT();
  const { field, draft, kind, onChange } = props;
  const here = placeOf(props);
  const isSet = draft[field.id] !== undefined;
  return (
    <div class="wb-optional">
      <Switch label={t.t('workbench.use', { field: fieldName(t, kind, here) })} checked={isSet} onChange={(on) => {
        const rest = without(draft, field.id);
        onChange(Object.fromEntries(on ? [...rest, [field.id, field.example]] : rest));
      }} />
      {isSet && <OneField {...props} />}
    </div>
  );
}

const without = (draft: Draft, id: string): [string, unknown][] => Object.entries(draft).filter(([key]) => key !== id);

/** In a list there is no room for a switch: a number left empty is one left out. */
function BlankableField(props: OneProps) {
  const t = useT();
  const { field, draft, kind, errors, onChange } = props;
  const here = placeOf(props);
  if (field.type === 'list' || field.type === 'choice') return <OptionalField {...props} />;
  return (
    <NumberField
      field={field} label={fieldName(t, kind, here)} value={draft[field.id]} error={errors.get(here) ?? null} slider={false} placeholder={t.t('workbench.unset')}
      onChange={(value) => onChange(Object.fromEntries(value === '' ? without(draft, field.id) : [...without(draft, field.id), [field.id, value]]))}
    />
  );
}

function OneField(props: OneProps) {
  const { kind, field, draft, errors, onChange, path = '' } = props;
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const here = placeOf(props);
  const label = fieldName(t, kind, here);
  const value = draft[field.id];
  const error = errors.get(here) ?? null;
  const set = (next: unknown): void => onChange({ ...draft, [field.id]: next });
  if (field.type === 'list') return <ListField kind={kind} field={field} label={label} value={value} errors={errors} path={here} onChange={set} />;
  if (field.type !== 'choice') return <NumberField field={field} label={label} value={value} error={error} onChange={set} slider={path === ''} />;
  const chosen = plainText(value);
  const options = [...(field.choices.includes(chosen) || value === undefined ? [] : [chosen]), ...field.choices].map((id) => ({ id, label: choiceName(t, catalog, id) }));
  return <Select label={label} options={options} value={chosen} error={error} onChange={set} />;
}

interface ListProps {
  kind: string;
  field: Extract<SheetField, { type: 'list' }>;
  label: string;
  value: unknown;
  errors: ReadonlyMap<string, string>;
  path: string;
  onChange: (value: unknown) => void;
}

function ListField({ kind, field, label, value, errors, path, onChange }: ListProps) {
  const t = useT();
  const items = (Array.isArray(value) ? value : []).map((item: unknown) => (typeof item === 'object' && item !== null ? (item as Draft) : {}));
  const error = errors.get(path);
  const added = field.example[items.length % Math.max(1, field.example.length)] ?? {};
  return (
    <fieldset class="wb-list">
      <legend class="sm b">{label}</legend>
      {items.map((item, index) => (
        <fieldset key={index} class="card line">
          <legend class="row xs muted">
            {t.t('workbench.item', { n: index + 1 })}
            <Button size="sm" kind="quiet" icon="trash" label={t.t('workbench.removeItem', { n: index + 1 })} onPress={() => onChange(items.filter((_, at) => at !== index))} />
          </legend>
          <div class="wb-item">
            <Fields kind={kind} fields={field.item} draft={item} errors={errors} path={`${path}[${index}]`} onChange={(next) => onChange(items.map((old, at) => (at === index ? next : old)))} />
          </div>
        </fieldset>
      ))}
      {error !== undefined && <p class="err"><span>{error}</span></p>}
      <p><Button size="sm" icon="plus" disabled={items.length >= field.maxItems} onPress={() => onChange([...items, added])}>{t.t('workbench.addItem')}</Button></p>
    </fieldset>
  );
}
