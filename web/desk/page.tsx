/** The duty desk. */
import { Frame } from '../shared/frame';

export function DeskPage() {
  return (
    <Frame titleKey="desk-title">
      <p />
    </Frame>
  );
}
