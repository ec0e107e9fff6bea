import { useReader } from '../../shared/context';
import type { PanelProps } from '../panels';

export default function PostsPanel(_props: PanelProps) {
  const { say } = useReader();
  return <h1>{say('console-panel-posts')}</h1>;
}
