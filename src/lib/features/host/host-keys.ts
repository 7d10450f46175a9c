/** What a key of the keyboard, or of a presenter's clicker, asks for. */
export type HostKey = 'advance' | 'pause' | 'skip' | 'undo' | 'hold';

/** Clickers send what slide programs listen to: pages or arrows, and `.` or `b` for a black screen. */
const KEYS: Readonly<Record<string, HostKey>> = {
  ' ': 'advance',
  PageDown: 'advance',
  ArrowRight: 'advance',
  PageUp: 'undo',
  ArrowLeft: 'undo',
  u: 'undo',
  h: 'hold',
  p: 'pause',
  b: 'pause',
  '.': 'pause',
  s: 'skip'
};

/** Where somebody types, or chooses, every key is theirs. */
const TYPING = 'input, textarea, select, [contenteditable], dialog, [role="menu"]';
/** On what a key presses, the space bar and letters are its own; the keys of a clicker are not. */
const PRESSING = 'button, a, summary';

type Press = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'defaultPrevented'
>;

/** The order that a key press is, if it is one; `target` is what has the focus. */
export function hostKey(press: Press, target: Element | undefined): HostKey | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || press.defaultPrevented)
    return undefined;
  const order = KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key];
  if (!order || target?.closest(TYPING)) return undefined;
  const isClicker = press.key.length > 1;
  if (!isClicker && target?.closest(PRESSING)) return undefined;
  // A list that has the focus scrolls.
  if (isClicker && target && target !== document.body && target.scrollHeight > target.clientHeight + 1)
    return target.closest(PRESSING) ? order : undefined;
  return order;
}
