/** What a post asks for: the permits, and beside them whether the health declaration still counts. */
import { Health } from './health';
import { Papers } from './papers';
import type { ShownProps } from './tabs';

export function PapersAndHealth(props: ShownProps) {
  return (
    <>
      <Papers {...props} />
      <Health {...props} />
    </>
  );
}
