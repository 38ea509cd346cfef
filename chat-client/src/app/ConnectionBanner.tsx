import { Button } from '@mantine/core';
import { IconCloudOff, IconPlugConnectedX, IconWifi } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ConnectionState } from '../socket/Connection';
import { useChat, useConnectionState } from './chat';
import classes from './app.module.css';
import { chatTexts } from './texts';

const QUIET_MILLIS = 1_200;
const GOOD_NEWS_MILLIS = 3_000;

/**
 * Says when the line is down, what happens next, and when it is back. A drop that mends at once is not worth a word.
 */
export function ConnectionBanner() {
  const text = chatTexts.useText();
  const { connection } = useChat().line;
  const state = useConnectionState();
  const down = useLasting(state.phase !== 'online' && state.phase !== 'ended', QUIET_MILLIS);
  const recovered = useRecovered(down, state.phase === 'online');
  if (recovered) {
    return (
      <Banner tone="good" icon={<IconWifi size={16} />}>
        {text('backOnline')}
      </Banner>
    );
  }
  if (!down) {
    return null;
  }
  if (state.phase === 'offline') {
    return (
      <Banner tone="bad" icon={<IconCloudOff size={16} />}>
        {text('offlineBanner')}
      </Banner>
    );
  }
  return (
    <Banner tone="bad" icon={<IconPlugConnectedX size={16} />}>
      <Reconnecting state={state} />
      {state.phase === 'waiting' ? (
        <Button size="compact-xs" variant="white" color="dark" onClick={() => connection.retryNow()}>
          {text('retryNow')}
        </Button>
      ) : null}
    </Banner>
  );
}

function Reconnecting({ state }: { readonly state: ConnectionState }) {
  const text = chatTexts.useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(tick);
  }, []);
  const seconds = state.phase === 'waiting' ? Math.ceil((state.retryAt - now) / 1000) : 0;
  return <span>{seconds > 0 ? text('reconnecting', { count: seconds }) : text('reconnectingNow')}</span>;
}

type BannerProps = { readonly tone: 'good' | 'bad'; readonly icon: ReactNode; readonly children: ReactNode };

function Banner({ tone, icon, children }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role="status">
      {icon}
      {children}
    </div>
  );
}

/** True once the condition has held for a while; false as soon as it does not. */
function useLasting(condition: boolean, millis: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(condition), condition ? millis : 0);
    return () => clearTimeout(timer);
  }, [condition, millis]);
  return lasting && condition;
}

/** True for a moment after the line came back from a time that was long enough to be shown. */
function useRecovered(down: boolean, online: boolean): boolean {
  const [news, setNews] = useState<'none' | 'down' | 'back'>('none');
  if (down && news !== 'down') {
    setNews('down');
  } else if (online && news === 'down') {
    setNews('back');
  }
  useEffect(() => {
    if (news !== 'back') {
      return undefined;
    }
    const timer = setTimeout(() => setNews('none'), GOOD_NEWS_MILLIS);
    return () => clearTimeout(timer);
  }, [news]);
  return news === 'back';
}
