import { bootScript } from '@chancery/web-shell/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the console's backend. */
const server = process.env['CHANCERY_CONSOLE_URL'] ?? 'http://localhost:8082';

export default defineConfig({
  plugins: [react(), bootScript()],
  // Nothing inlined as data: addresses, which the content security policy refuses.
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: {
    port: 5174,
    proxy: { '/api': server, '/oauth2': server, '/login': server, '/logout': server, '/signed-out': server },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
