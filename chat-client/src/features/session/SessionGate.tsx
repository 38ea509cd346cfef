import { ProblemError } from '@chancery/web-shell/http';
import { ErrorState, Wordmark } from '@chancery/web-shell/ui';
import { Center, Loader, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { returnAfterSignIn, signIn } from '../../app/route';
import { onUnauthenticated } from '../../app/server';
import { ExpiredDialog } from './ExpiredDialog';
import { useMe } from './me';
import type { Me } from './me';
import { SignInPage } from './SignInPage';

const TRIED = 'chancery.sign-in-tried';
const LOOP_MILLIS = 15_000;

/**
 * Lets the app stand only for a signed-in person. A page opened without a session goes straight to sign-in; one
 * that just came from there, or from a sign-out, shows a page with a button instead of going round in a circle.
 */
export function SessionGate({ children }: { readonly children: (me: Me) => ReactNode }) {
  const me = useMe();
  const [expired, setExpired] = useState(false);
  const known = me.data !== undefined;
  const unauthenticated = me.error instanceof ProblemError && me.error.status === 401;
  const mayRedirect = unauthenticated && !known && shouldRedirect();

  useEffect(() => (known ? onUnauthenticated(() => setExpired(true)) : undefined), [known]);
  useEffect(() => {
    if (mayRedirect) {
      signIn();
    }
  }, [mayRedirect]);
  useEffect(() => {
    if (known) {
      returnAfterSignIn();
    }
  }, [known]);

  if (me.data !== undefined) {
    return (
      <>
        {children(me.data)}
        <ExpiredDialog opened={expired} />
      </>
    );
  }
  if (unauthenticated && !mayRedirect) {
    return <SignInPage />;
  }
  if (me.error !== null && !unauthenticated) {
    return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  }
  return (
    <Center h="100%">
      <Stack align="center" gap="lg">
        <Wordmark size={34} />
        <Loader type="dots" />
      </Stack>
    </Center>
  );
}

function shouldRedirect(): boolean {
  try {
    if (/[?&](signed-out|login=failed)/.test(window.location.search)) {
      return false;
    }
    const last = Number(sessionStorage.getItem(TRIED) ?? 0);
    if (Date.now() - last < LOOP_MILLIS) {
      return false;
    }
    sessionStorage.setItem(TRIED, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
