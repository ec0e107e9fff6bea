/** Checkpoints: the list, one with its phones and officers, and how it stands from some instant on. */
import { useReader } from '../../shared/context';
import { momentOf } from '../map/moment';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { serverNow, useViewer } from '../viewer';
import { BackToPosts } from './back';
import { PostPage, Resiting } from './one_post';
import { PlacingForm } from './placing_form';
import { PostList } from './post_list';
import './posts.css';

export default function PostsPanel(props: PanelProps) {
  return (
    <div class="posts-desk">
      <Opened {...props} />
    </div>
  );
}

function Opened({ parts, params }: PanelProps) {
  const [first, second] = parts;
  const { at } = momentOf({ panel: 'posts', parts, params });
  if (first === undefined) return <Every at={at} />;
  if (first === 'new') return <NewPost />;
  if (second === 'resite') return <Resiting id={first} at={at} />;
  return <PostPage id={first} at={at} />;
}

function Every({ at }: { readonly at: string | null }) {
  const { say } = useReader();
  const viewer = useViewer();
  return (
    <>
      <h1>{say('console-panel-posts')}</h1>
      <p class="actions">
        {viewer.actions.has('MANAGE_CHECKPOINTS') && (
          <a class="chip" href={hrefTo('posts', ['new'])}>
            {say('posts-desk-new')}
          </a>
        )}
        {viewer.actions.has('READ_FINDINGS') && (
          <a class="chip" href={refusalsFile(new Date(serverNow(viewer)))} download>
            {say('posts-desk-refusals-file')}
          </a>
        )}
      </p>
      <PostList at={at} />
    </>
  );
}

const WEEK_MS = 7 * 86_400_000;

/** The week until now, for a spreadsheet. */
const refusalsFile = (until: Date): string => {
  const query = { since: new Date(until.getTime() - WEEK_MS).toISOString(), until: until.toISOString() };
  return `/reports/refusals.csv?${new URLSearchParams(query)}`;
};

function NewPost() {
  const { say } = useReader();
  return (
    <>
      <BackToPosts />
      <h1>{say('posts-desk-new')}</h1>
      <PlacingForm before={null} />
    </>
  );
}
