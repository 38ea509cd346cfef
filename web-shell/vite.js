/**
 * Runs before the first paint: puts the language, its direction and the colour scheme on the root element,
 * so that a page never flashes in the wrong one. A file of its own because the content security policy
 * allows no inline script.
 */
const BOOT = `(function () {
  var root = document.documentElement, stored = {};
  try {
    stored.language = localStorage.getItem('chancery.language');
    stored.scheme = localStorage.getItem('chancery.colour-scheme');
  } catch (e) { /* storage may be barred; the defaults then hold */ }
  var language = stored.language === 'ar' || stored.language === 'en'
    ? stored.language : /^ar\\b/.test(navigator.language) ? 'ar' : 'en';
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  var dark = stored.scheme === 'dark' ||
    (stored.scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
`;

/**
 * Emits `boot.js` and loads it first in `index.html`; every web app of the house uses it.
 *
 * @returns {import('vite').Plugin}
 */
export function bootScript() {
  return {
    name: 'chancery-boot-script',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'boot.js', source: BOOT });
    },
    configureServer(server) {
      server.middlewares.use('/boot.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(BOOT);
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: '/boot.js' }, injectTo: 'head-prepend' }],
    },
  };
}
