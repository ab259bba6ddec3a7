import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import { applyTheme } from './design/theme';

applyTheme();
createRoot(document.getElementById('root')!).render(<App />);
