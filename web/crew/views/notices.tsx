/** What keeps the page from its server, what the phone could not do, and what came of deeds: each until it is over or read. */
import type { JSX } from 'preact';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { isOver, isWaiting, own } from '../rules';
import { useCrew } from '../use_crew';
import { Asides } from './asides/asides';
import { Expired } from './sign_in';
import { TroubleNotice } from './trouble';

type NoticesProps = { readonly kept: Kept; readonly isOpen: boolean };

export function Notices({ kept, isOpen }: NoticesProps) {
  const all = useNotices(kept);
  return (
    <>
      {all}
      <Asides kept={kept} isOpen={isOpen} />
    </>
  );
}

/** At a barrier the code is wanted first: what else there is to know stands below it, and is counted above. */
export function NoticesBelow({ kept, target }: { readonly kept: Kept; readonly target: string }) {
  const { say } = useReader();
  const { state } = useCrew();
  const hasAsides = own(state.tasks, kept.me.account).some(isOver);
  const count = useNotices(kept).length + (hasAsides ? 1 : 0);
  if (count === 0) return null;
  const show = () => document.getElementById(target)?.scrollIntoView({ block: 'center' });
  return (
    <button type="button" class="below" onClick={show}>
      <span role="status">{say('crew-notices-below', { count })}</span>
    </button>
  );
}

function useNotices(kept: Kept): readonly JSX.Element[] {
  const { say } = useReader();
  const { state } = useCrew();
  const { trouble } = state;
  const others = state.tasks.filter((task) => task.account !== kept.me.account && isWaiting(task)).length;
  const all: JSX.Element[] = [];
  if (state.full)
    all.push(
      <p key="full" class="notice" role="alert">
        {say('crew-full')}
      </p>,
    );
  if (trouble?.kind === 'signed-out') all.push(<Expired key="expired" />);
  else if (trouble) all.push(<TroubleNotice key="trouble" />);
  if (!isSecureContext)
    all.push(
      <p key="insecure" class="notice">
        {say('crew-insecure')}
      </p>,
    );
  if (others > 0)
    all.push(
      <p key="others" class="notice">
        {say('crew-others-wait', { count: others })}
      </p>,
    );
  return all;
}
