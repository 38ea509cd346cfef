import { Shell } from '@chancery/web-shell/app';
import { createQueryClient } from '@chancery/web-shell/http';
import { createRoot } from 'react-dom/client';
import { ChatProvider } from './app/ChatProvider';
import { Layout } from './app/Layout';
import { SessionGate } from './features/session/SessionGate';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id root');
}
createRoot(root).render(
  <Shell queryClient={createQueryClient()}>
    <SessionGate>
      {(me) => (
        <ChatProvider me={me}>
          <Layout />
        </ChatProvider>
      )}
    </SessionGate>
  </Shell>,
);
