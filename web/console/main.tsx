import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../shared/theme.css';
import '../shared/frame.css';
import './console.css';
import './board.css';
import './list/list.css';
import './map/colours.css';
import './map/map.css';
import './map/time/time.css';
import './words';
import { render } from 'preact';
import { ConsolePage } from './page';

const place = document.getElementById('page');
if (place) render(<ConsolePage />, place);
