import { useT } from '../../context.ts';
import { Toggletip } from '../../widgets/index.ts';

/** A label that says what its number means, where message `<id>.what` does: for numbers that are set or read, not worked out from others. */
export function What({ id }: { id: string }) {
  const text = useT();
  const label = text.t(id);
  if (!text.has(`${id}.what`)) return <>{label}</>;
  return <Toggletip title={label} trigger={label} triggerClass="x what">{() => <p class="sm">{text.t(`${id}.what`)}</p>}</Toggletip>;
}
