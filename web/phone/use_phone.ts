/** The chosen phone, asked again every two seconds: a phone that hears nothing must not look as if it did. */
import { useEffect, useState } from 'preact/hooks';
import { fetchPhone, type Phone } from './phone';

const ASK_AGAIN_MS = 2_000;

export type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'none' }
  | { readonly kind: 'phone'; readonly phone: Phone };

export function usePhone(owner: string): State {
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    let left = false;
    const ask = async () => {
      const answered = await answer(owner);
      if (!left) setState(answered);
    };
    void ask();
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [owner]);
  return state;
}

async function answer(owner: string): Promise<State> {
  try {
    const phone = await fetchPhone(owner);
    return phone ? { kind: 'phone', phone } : { kind: 'none' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Whose phone the address asks for; the server chooses when nobody is named. */
export const askedOwner = (search: string): string => new URLSearchParams(search).get('phone') ?? '';

/** Keep the choice in the address, so that a reload shows the same phone. */
export function rememberOwner(owner: string): void {
  const address = new URL(location.href);
  address.searchParams.set('phone', owner);
  history.replaceState(null, '', address);
}
