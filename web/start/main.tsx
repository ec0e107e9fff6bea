import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../shared/theme.css';
import './start.css';
import './map.css';
import { render } from 'preact';
import { StartPage } from './page';

const place = document.getElementById('page');
if (place) render(<StartPage />, place);
