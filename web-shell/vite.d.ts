import type { Plugin } from 'vite';

/** Emits `boot.js` and loads it first in `index.html`; every web app of the house uses it. */
export function bootScript(): Plugin;
