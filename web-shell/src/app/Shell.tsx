import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './shell.css';

import {
  DirectionProvider,
  MantineProvider,
  localStorageColorSchemeManager,
  mergeThemeOverrides,
  useDirection,
} from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { LanguageProvider, useLanguage } from '../i18n/LanguageProvider';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { shellMessages } from '../ui/messages';
import { surfaces, theme } from './theme';

const colourScheme = localStorageColorSchemeManager({ key: 'chancery.colour-scheme' });

/** Everything an app stands in: language, direction, look, notifications and the query cache. */
export function Shell({
  queryClient,
  children,
}: {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}) {
  return (
    <LanguageProvider>
      <DirectionProvider initialDirection={document.dir === 'rtl' ? 'rtl' : 'ltr'} detectDirection={false}>
        <DirectionFollowsLanguage />
        <Look>
          <Notifications position="top-center" limit={3} />
          <QueryClientProvider client={queryClient}>
            <ErrorBoundary>{children}</ErrorBoundary>
          </QueryClientProvider>
        </Look>
      </DirectionProvider>
    </LanguageProvider>
  );
}

/** The theme, with names in the language of the page for buttons that are a picture alone. */
function Look({ children }: { readonly children: ReactNode }) {
  const close = shellMessages.useText()('close');
  const named = useMemo(() => {
    const closes = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return mergeThemeOverrides(theme, { components: { Modal: closes, Drawer: closes } });
  }, [close]);
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={surfaces}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}

function DirectionFollowsLanguage() {
  const { direction } = useLanguage();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}
