/** What a key means at the desk. Pure. */
export type Command =
  | 'next'
  | 'previous'
  | 'approve'
  | 'reject'
  | 'ask'
  | 'choose'
  | 'choose-alike'
  | 'batch'
  | 'help'
  | 'confirm'
  | 'leave'
  | 'type'
  | { readonly reason: number };

/** Looking at one, or deciding it. */
export type Mode = 'look' | 'decide';

const LOOKING: Readonly<Record<string, Command>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  a: 'approve',
  r: 'reject',
  i: 'ask',
  x: 'choose',
  X: 'choose-alike',
  b: 'batch',
  '?': 'help',
};

const DECIDING: Readonly<Record<string, Command>> = { Enter: 'confirm', Escape: 'leave', t: 'type', '?': 'help' };

/** Null: the key is not ours. Keys are letters as they are printed, so that Shift makes another one. */
export function commandOf(key: string, mode: Mode): Command | null {
  if (mode === 'look') return LOOKING[key] ?? null;
  if (/^[1-9]$/.test(key)) return { reason: Number(key) };
  return DECIDING[key] ?? null;
}

/** A held key moves on, and decides nothing twice. */
export const mayRepeat = (command: Command): boolean => command === 'next' || command === 'previous';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'target'>;

const TYPED = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], dialog';
const PRESSED = 'button, a, summary, input[type="checkbox"], input[type="radio"]';

/** Never while somebody types, composes a letter, or means the browser. */
export function commandIn(event: Pressed, mode: Mode): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TYPED)) return null;
  if (event.key === 'Enter' && target?.closest(PRESSED)) return null;
  const command = commandOf(event.key, mode);
  return command !== null && event.repeat && !mayRepeat(command) ? null : command;
}
