/** Inviting a phone: an image to scan, a link to send, a code to type; shown while it is good, and never again. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { TextField } from '../fields';
import { ActedNotice } from '../trouble';
import { useAct } from '../use_act';
import { serverNow, useViewer } from '../viewer';
import { dateAndTime } from '../when';
import { grouped, type Invitation, type Post, readInvitation } from './model';

const INVITE = `mutation ConsoleInviteDevice($input: InviteCheckpointDeviceInput!) {
  done: inviteCheckpointDevice(input: $input) { ... on SecretIssued { secret expiresAt link qrSvg } ${PROBLEM} } }`;

export function Invite({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const [label, setLabel] = useState('');
  const [isHere, setHere] = useState(false);
  const inviting = useAct(INVITE, readInvitation);
  const send = () => label.trim() && void inviting.send({ checkpoint: post.id, label, inPerson: isHere });
  if (inviting.acted?.kind === 'done')
    return (
      <Shown
        invitation={inviting.acted.value}
        onClose={() => {
          inviting.forget();
          setLabel('');
        }}
      />
    );
  return (
    <form
      class="fields invite"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={say('posts-desk-label')}
        name="device-label"
        hint={say('posts-desk-label-hint')}
        value={label}
        maxLength={80}
        onText={setLabel}
      />
      <label class="check">
        <input type="checkbox" checked={isHere} onChange={(event) => setHere(event.currentTarget.checked)} />
        {say('posts-desk-in-person')}
      </label>
      <ActedNotice acted={inviting.acted} />
      <button type="submit" class="button" aria-disabled={!label.trim() || inviting.isBusy}>
        {say('posts-desk-invite')}
      </button>
    </form>
  );
}

type ShownProps = { readonly invitation: Invitation; readonly onClose: () => void };

const SECOND_MS = 1_000;

function Shown({ invitation, onClose }: ShownProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [nowMs, setNow] = useState(serverNow(viewer));
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow(viewer)), 10 * SECOND_MS);
    return () => clearInterval(timer);
  }, [viewer]);
  const { secret, link, qrSvg, expiresAt } = invitation;
  const isOver = nowMs >= expiresAt.getTime();
  return (
    <section class="invitation" aria-label={say('posts-desk-invitation')}>
      <p>{say(isOver ? 'posts-desk-invitation-over' : 'posts-desk-invitation-text')}</p>
      {!isOver && (
        <>
          {qrSvg && (
            <img class="qr" src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`} alt={say('posts-desk-qr')} />
          )}
          <p class="typed mono">{grouped(secret)}</p>
          {link && (
            <p class="link">
              <a href={link} target="_blank" rel="noreferrer">
                {link}
              </a>
            </p>
          )}
          <p class="hint">{say('posts-desk-good-until', { at: dateAndTime(expiresAt, language) })}</p>
        </>
      )}
      <button type="button" class="chip" onClick={onClose}>
        {say('posts-desk-invitation-close')}
      </button>
    </section>
  );
}
