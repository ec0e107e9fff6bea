import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../shared/theme.css';
import '../shared/frame.css';
import './crew.css';
import './way.css';
import './paper.css';
import './work.css';
import './words';
import { render } from 'preact';
import { CrewPage } from './page';
import { listenForOffers } from './push/install';

listenForOffers();

const place = document.getElementById('page');
if (place) render(<CrewPage />, place);
