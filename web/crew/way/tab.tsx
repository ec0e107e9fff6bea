/** The way's own code comes when it is first looked at, or from the worker: who only shows a permit does not wait for it. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { ShownProps } from '../views/tabs';

export function WayTab(props: ShownProps) {
  const { say } = useReader();
  const [View, setView] = useState<{ readonly it: ComponentType<ShownProps> } | 'failed' | null>(null);
  useEffect(() => {
    import('./view').then(
      ({ WayView }) => setView({ it: WayView }),
      () => setView('failed'),
    );
  }, []);
  if (View === null) return <p role="status">{say('loading')}</p>;
  if (View === 'failed') return <p class="notice">{say('way-not-here')}</p>;
  return <View.it {...props} />;
}
