/** The one-time link in the address: `#/link/fp_…`. What stands after `#` never leaves the browser by itself. */
const PREFIX = '#/link';
const SECRET = /^fp_[\w-]{43}(?![\w-])/;

export type Link =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'broken' }
  | { readonly kind: 'none' };

/** Whether this fragment asks for the page of one-time links. */
export function isLink(fragment: string): boolean {
  return fragment === PREFIX || fragment.startsWith(`${PREFIX}/`);
}

/** The link in a fragment; what a letter put behind it, such as a full stop, is no part of it. */
export function readLink(fragment: string): Link {
  const rest = fragment.slice(PREFIX.length + 1).trim();
  if (rest === '') return { kind: 'none' };
  const secret = SECRET.exec(rest)?.[0];
  return secret ? { kind: 'secret', secret } : { kind: 'broken' };
}

/** Take the secret out of the address bar and of this entry of the history. */
export function forgetSecret(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${PREFIX}`);
}
