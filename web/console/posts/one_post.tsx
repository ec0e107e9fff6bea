/** One checkpoint: how it stands, who may sign on, its phones, what happens there. */
import { useEffect } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { useLast } from '../live/use_last';
import { useStage } from '../map/stage';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { useViewer } from '../viewer';
import { BackToPosts } from './back';
import { ClosePost } from './close_post';
import { Devices } from './devices';
import { Findings } from './findings';
import { ONE_POST_AT, POST_STIRS, type Post, type PostWithHistory, readOnePost } from './model';
import { Officers } from './officers';
import { PlacingForm } from './placing_form';
import { PostFacts } from './post_facts';
import { PostHistory } from './post_history';
import { Refusals } from './refusals';

type PageProps = { readonly id: string; readonly at: string | null };

function Found({
  id,
  at,
  children,
}: PageProps & { readonly children: (found: PostWithHistory) => preact.ComponentChild }) {
  const { say } = useReader();
  const asked = useAsked(ONE_POST_AT, { id, at }, (data) => ({ found: readOnePost(data) }), POST_STIRS);
  const told = useLast(asked.value, `${id} ${at}`);
  const found = told?.found ?? null;
  return (
    <>
      <BackToPosts />
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {told === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {told?.found === null && <p class="notice">{say('posts-desk-unknown')}</p>}
      {found && children(found)}
    </>
  );
}

export function PostPage({ id, at }: PageProps) {
  return (
    <Found id={id} at={at}>
      {(found) => <OnePost key={id} {...found} at={at} />}
    </Found>
  );
}

export function Resiting({ id, at }: PageProps) {
  const { say } = useReader();
  return (
    <Found id={id} at={at}>
      {({ post }) => (
        <>
          <h1>{say('posts-desk-resite-title', { name: post.name })}</h1>
          <PlacingForm key={post.version} before={post} />
        </>
      )}
    </Found>
  );
}

function OnePost({ post, history, at }: PostWithHistory & { readonly at: string | null }) {
  const { actions } = useViewer();
  useShown(post);
  return (
    <>
      <h1>{post.name}</h1>
      <Ways post={post} />
      <PostFacts post={post} at={at} />
      {actions.has('READ_DEVICES') && <Devices post={post} />}
      {actions.has('READ_CHECKPOINTS') && actions.has('MANAGE_OFFICERS') && <Officers post={post} />}
      {actions.has('READ_FINDINGS') && <Refusals post={post} />}
      {actions.has('READ_FINDINGS') && <Findings post={post} />}
      <PostHistory history={history} />
    </>
  );
}

function Ways({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const { actions } = useViewer();
  return (
    <div class="actions">
      {actions.has('MANAGE_CHECKPOINTS') && (
        <a class="chip" href={hrefTo('posts', [post.id, 'resite'])}>
          {say('posts-desk-resite')}
        </a>
      )}
      {actions.has('READ_SHEET') && (
        <a class="chip" href={`/checkpoints/${post.id}/sheet.pdf`} target="_blank" rel="noreferrer">
          {say('posts-desk-sheet')}
        </a>
      )}
      {actions.has('MANAGE_CHECKPOINTS') && <ClosePost post={post} />}
    </div>
  );
}

function useShown(post: Post): void {
  const stage = useStage();
  const [lon, lat] = post.place;
  useEffect(() => {
    stage.mark({ type: 'Point', coordinates: [lon, lat] });
    stage.show([lon, lat]);
    return () => stage.mark(null);
  }, [stage, lon, lat]);
}
