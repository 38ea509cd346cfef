import { Shell } from '@chancery/web-shell/app';
import { createQueryClient } from '@chancery/web-shell/http';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App';
import './app/console.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Shell queryClient={createQueryClient()}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </Shell>
    </StrictMode>,
  );
}
