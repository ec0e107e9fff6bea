/** What was there last, while the same is asked again in another language: what was typed or shown beside it stays. */
import { useRef } from 'preact/hooks';

/** `of` names what the value is of; of something else nothing is kept. */
export function useLast<T>(value: T | null, of: string): T | null {
  const last = useRef<{ readonly of: string; readonly value: T } | null>(null);
  if (value !== null) last.current = { of, value };
  return last.current?.of === of ? last.current.value : null;
}
