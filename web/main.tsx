import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import './shared/theme.css';
import './shared/frame.css';
import './start/start.css';
import './start/map.css';
import './link/link.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isLink } from './link/link';
import { LinkPage } from './link/link_page';
import { StartPage } from './start/page';

/** Which page the fragment asks for. One that is no path, such as `#try`, is a place on the page that is shown. */
function Pages() {
  const [asked, setAsked] = useState({ fragment: location.hash, times: 0 });
  useEffect(() => {
    const follow = () => {
      if (location.hash === '' || location.hash.startsWith('#/'))
        setAsked(({ times }) => ({ fragment: location.hash, times: times + 1 }));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return isLink(asked.fragment) ? <LinkPage key={asked.times} fragment={asked.fragment} /> : <StartPage />;
}

const place = document.getElementById('page');
if (place) render(<Pages />, place);
