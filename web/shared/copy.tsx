/** A text with a button that copies it. */
import { useState } from 'preact/hooks';
import { useReader } from './context';

const SHOWN_MS = 1600;

export function CopyButton({ value, label }: { value: string; label: string }) {
  const { say } = useReader();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button type="button" class="copy" onClick={copy} aria-label={say('copy-label', { label })}>
      <span aria-live="polite">{say(copied ? 'copied' : 'copy')}</span>
    </button>
  );
}
