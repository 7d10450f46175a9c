/** What a marker asks for with a key. */
export type MarkerKey =
  'down' | 'up' | 'right' | 'half' | 'wrong' | 'undo' | 'rest' | 'who' | 'next' | 'previous';

const KEYS: Readonly<Record<string, MarkerKey>> = {
  j: 'down',
  ArrowDown: 'down',
  k: 'up',
  ArrowUp: 'up',
  '1': 'right',
  '5': 'half',
  '½': 'half',
  '0': 'wrong',
  u: 'undo',
  w: 'who',
  Enter: 'rest',
  n: 'next',
  ArrowRight: 'next',
  p: 'previous',
  ArrowLeft: 'previous'
};

/** `undefined` for keys that belong to the browser: in a field, on a button, with a modifier. */
export function markerKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  target: Pick<Element, 'closest'> | undefined
): MarkerKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (target?.closest('input, textarea, select')) return undefined;
  if (event.key === 'Enter' && target?.closest('button, a, summary')) return undefined;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
