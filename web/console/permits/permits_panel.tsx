/** Permits: sought by whatever is read over the telephone, one opened, many extended, one granted in a hurry. */
import './permits.css';
import { useReader } from '../../shared/context';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { BreakGlass } from './form/break_glass';
import { ExtendMany } from './many/extend_many';
import { NamesContext, useNamesRead } from './names';
import { PermitPage } from './one/permit_page';
import { PermitList } from './permit_list';

export default function PermitsPanel({ parts: [what], params }: PanelProps) {
  const names = useNamesRead();
  return (
    <NamesContext.Provider value={names}>
      <div class="permits">
        {what === undefined && <Every params={params} />}
        {what === 'extend' && <ExtendMany />}
        {what === 'break-glass' && <BreakGlass />}
        {what !== undefined && what !== 'extend' && what !== 'break-glass' && (
          <PermitPage key={what} id={what} params={params} />
        )}
      </div>
    </NamesContext.Provider>
  );
}

function Every({ params }: { readonly params: PanelProps['params'] }) {
  const { say } = useReader();
  const { actions } = useViewer();
  return (
    <>
      <header class="head">
        <h1>{say('console-panel-permits')}</h1>
        {actions.has('EXTEND_MANY') && (
          <a class="chip" href={hrefTo('permits', ['extend'])}>
            {say('permits-desk-extend-many')}
          </a>
        )}
        {actions.has('BREAK_GLASS') && (
          <a class="chip" href={hrefTo('permits', ['break-glass'])}>
            {say('permits-desk-break-glass')}
          </a>
        )}
      </header>
      <PermitList params={params} />
    </>
  );
}
