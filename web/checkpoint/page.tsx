/** The checkpoint page. */
import { Frame } from '../shared/frame';

export function CheckpointPage() {
  return (
    <Frame titleKey="post-title">
      <p />
    </Frame>
  );
}
