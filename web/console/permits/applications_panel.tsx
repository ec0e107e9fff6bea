/** Applications: a desk for who decides, a list and forms for who applies. */
import './permits.css';
import './desk/desk.css';
import { useReader } from '../../shared/context';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { ApplicationList } from './application_list';
import { Desk } from './desk/desk';
import { ApplicationPage } from './form/application_page';
import { NewApplication } from './form/new_application';
import { Revise } from './form/revise';
import { NamesContext, useNamesRead } from './names';

export default function ApplicationsPanel(props: PanelProps) {
  const names = useNamesRead();
  return (
    <NamesContext.Provider value={names}>
      <div class="permits">
        <Faces {...props} />
      </div>
    </NamesContext.Provider>
  );
}

function Faces({ parts: [id, step], params }: PanelProps) {
  const { actions } = useViewer();
  if (id === 'new') return <NewApplication from={params.from ?? null} zones={params.zones ?? null} />;
  if (id !== undefined && step === 'revise') return <Revise key={id} id={id} />;
  if (actions.has('DECIDE') && (id !== undefined || params.view !== 'all')) {
    return (
      <>
        <Head view="waiting" />
        <Desk id={id ?? null} />
      </>
    );
  }
  if (id !== undefined) return <ApplicationPage key={id} id={id} />;
  return (
    <>
      <Head view="all" />
      <ApplicationList params={params} />
    </>
  );
}

function Head({ view }: { readonly view: 'waiting' | 'all' }) {
  const { say } = useReader();
  const { actions } = useViewer();
  const tab = (one: 'waiting' | 'all', params: Record<string, string>) => (
    <a class="chip" href={hrefTo('applications', [], params)} aria-current={view === one ? 'page' : undefined}>
      {say(`applications-desk-view-${one}`)}
    </a>
  );
  return (
    <header class="head">
      <h1>{say('console-panel-applications')}</h1>
      {actions.has('DECIDE') && tab('waiting', {})}
      {actions.has('DECIDE') && tab('all', { view: 'all' })}
      {actions.has('APPLY') && (
        <a class="button" href={hrefTo('applications', ['new'])}>
          {say('applications-desk-new')}
        </a>
      )}
    </header>
  );
}
