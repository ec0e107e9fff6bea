import { useReader } from '../../shared/context';
import { hrefTo } from '../route';

/** The way back to the list stands above everything else of the panel. */
export function BackToZones() {
  const { say } = useReader();
  return (
    <p class="way-back">
      <a href={hrefTo('zones')}>← {say('zones-desk-all')}</a>
    </p>
  );
}
