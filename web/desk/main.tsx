import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../shared/theme.css';
import '../shared/frame.css';
import './desk.css';
import './verdicts.css';
import './forms.css';
import { render } from 'preact';
import { DeskPage } from './page';

const place = document.getElementById('page');
if (place) render(<DeskPage />, place);
