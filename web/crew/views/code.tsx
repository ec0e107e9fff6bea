/** A QR code as the server drew it, black on white by day and by night; touched, it fills the screen. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useWakeLock } from '../../shared/use_wake_lock';

type CodeProps = { readonly svg: string; readonly name: string; readonly digits?: string | undefined };

/** An image, so that nothing in it can run. */
export const address = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

export function Code({ svg, name, digits }: CodeProps) {
  const { say } = useReader();
  const [isLarge, setLarge] = useState(false);
  useWakeLock();
  return (
    <>
      <button type="button" class="code" onClick={() => setLarge(true)} aria-label={say('crew-enlarge', { name })}>
        <img src={address(svg)} alt={name} />
      </button>
      {isLarge && (
        <Whole label={name} onClose={() => setLarge(false)}>
          <img src={address(svg)} alt={name} />
          {digits && <Digits digits={digits} />}
        </Whole>
      )}
    </>
  );
}

/** Over everything, until it is closed. */
export function Whole(props: {
  readonly label: string;
  readonly tone?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { say } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={`whole ${props.tone ?? ''}`} aria-label={props.label} onClose={props.onClose}>
      {props.children}
      <button type="button" class="big" onClick={() => dialog.current?.close()}>
        {say('crew-close')}
      </button>
    </dialog>
  );
}

/** Twelve digits as they are read out: four at a time. */
export function Digits({ digits }: { readonly digits: string }) {
  return (
    <p class="digits">
      {digits.split(' ').map((four, index) => (
        <span key={`${index}${four}`}>{index > 0 ? ` ${four}` : four}</span>
      ))}
    </p>
  );
}
