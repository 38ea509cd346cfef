import { useLanguage } from '@chancery/web-shell/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { LivePeopleContext } from '../features/presence/live';
import type { Me } from '../features/session/me';
import { ChatContext, createChat } from './chat';

/** Keeps the line up for as long as the signed-in page stands. */
export function ChatProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const cache = useQueryClient();
  const [chat] = useState(() => createChat(me, cache));

  useEffect(() => {
    const { connection } = chat.line;
    const lost = () => connection.networkLost();
    const back = () => connection.retryNow();
    connection.start();
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
      connection.stop();
    };
  }, [chat]);

  const { language } = useLanguage();
  // A line is opened in a language; a new one takes over without anything lost.
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current !== language) {
      spoken.current = language;
      chat.line.connection.suspect();
    }
  }, [chat, language]);

  return (
    <ChatContext value={chat}>
      <LivePeopleContext value={chat.people}>{children}</LivePeopleContext>
    </ChatContext>
  );
}
