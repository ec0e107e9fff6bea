/** The checkpoint page: for an officer with a cheap phone, no network and little time. */
import { Frame } from '../shared/frame';
import { App } from './views/app';

export function CheckpointPage() {
  return (
    <Frame titleKey="post-title">
      <App />
    </Frame>
  );
}
