import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../shared/theme.css';
import '../shared/frame.css';
import './checkpoint.css';
import './work.css';
import './verdict.css';
import { render } from 'preact';
import { CheckpointPage } from './page';
import { awaitOffer } from './views/install';

awaitOffer();
const place = document.getElementById('page');
if (place) render(<CheckpointPage />, place);
