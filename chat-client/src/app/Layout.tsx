import { EmptyState } from '@chancery/web-shell/ui';
import { Drawer } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ConversationHeader } from '../features/conversations/ConversationHeader';
import { titleOf, useConversation, useConversations } from '../features/conversations/conversations';
import type { Conversation } from '../features/conversations/conversations';
import { MembersPanel } from '../features/conversations/MembersPanel';
import { NewConversation } from '../features/conversations/NewConversation';
import type { NewConversationKind } from '../features/conversations/NewConversation';
import { Sidebar } from '../features/conversations/Sidebar';
import { Switcher } from '../features/conversations/Switcher';
import { MessagePane } from '../features/messages/MessagePane';
import { useChat } from './chat';
import { ConnectionBanner } from './ConnectionBanner';
import { EndedNotice } from './EndedNotice';
import { choose, useChosenConversation } from './route';
import { COMMAND, Shortcuts } from './Shortcuts';
import classes from './app.module.css';
import { chatTexts } from './texts';

type Dialog = NewConversationKind | 'jump' | 'shortcuts';

/** The page: the list on the side, the conversation beside it; on a phone one of the two. */
export function Layout() {
  const chosen = useChosenConversation();
  const conversation = useConversation(chosen);
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  useStepping(chosen);
  useTitle(conversation);
  useHotkeys(
    [
      ['mod+K', () => setDialog((open) => (open === 'jump' ? undefined : 'jump'))],
      ['mod+/', () => setDialog((open) => (open === 'shortcuts' ? undefined : 'shortcuts'))],
    ],
    [],
  );
  return (
    <div className={classes.page} data-chosen={chosen !== undefined || undefined}>
      <ConnectionBanner />
      <div className={classes.columns}>
        <div className={classes.side}>
          <Sidebar
            onNew={setDialog}
            onJump={() => setDialog('jump')}
            onShortcuts={() => setDialog('shortcuts')}
          />
        </div>
        <main className={classes.main}>
          {conversation === undefined ? (
            <Unchosen chosen={chosen} />
          ) : (
            <Open key={conversation.id} conversation={conversation} />
          )}
        </main>
      </div>
      <Switcher opened={dialog === 'jump'} onClose={close} />
      <Shortcuts opened={dialog === 'shortcuts'} onClose={close} />
      <NewConversation
        kind={dialog === 'jump' || dialog === 'shortcuts' ? undefined : dialog}
        onClose={close}
      />
      <EndedNotice />
    </div>
  );
}

function Open({ conversation }: { readonly conversation: Conversation }) {
  const text = chatTexts.useText();
  const wide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const [membersShown, setMembersShown] = useState(false);
  const hide = () => setMembersShown(false);
  useHotkeys([['Escape', hide]]);
  return (
    <>
      <div className={classes.talk}>
        <ConversationHeader
          conversation={conversation}
          membersShown={membersShown}
          onMembers={() => setMembersShown((shown) => !shown)}
        />
        <MessagePane conversation={conversation} />
      </div>
      {wide && membersShown ? (
        <div className={classes.panel}>
          <MembersPanel conversation={conversation.id} onClose={hide} />
        </div>
      ) : null}
      <Drawer
        opened={!wide && membersShown}
        onClose={hide}
        position="right"
        size={320}
        padding={0}
        withCloseButton={false}
        attributes={{ content: { 'aria-label': text('members') } }}
        styles={{ body: { height: '100%' } }}
      >
        <MembersPanel conversation={conversation.id} onClose={hide} />
      </Drawer>
    </>
  );
}

function Unchosen({ chosen }: { readonly chosen: string | undefined }) {
  const text = chatTexts.useText();
  const { isPending } = useConversations();
  if (isPending) {
    return null;
  }
  const lost = chosen !== undefined;
  return (
    <div className={classes.unchosen}>
      <EmptyState
        icon={<IconMessages size={28} stroke={1.5} />}
        title={lost ? text('unknownConversation') : text('chooseConversation')}
        detail={
          lost
            ? text('unknownConversationDetail')
            : text('chooseConversationDetail', { keys: `${COMMAND}+K` })
        }
      />
    </div>
  );
}

/** Alt with the arrow keys goes through the list. */
function useStepping(chosen: string | undefined): void {
  const { data: conversations = [] } = useConversations();
  const step = (by: number) => {
    const at = conversations.findIndex(({ id }) => id === chosen);
    const next = conversations[at === -1 ? 0 : at + by];
    if (next !== undefined) {
      choose(next.id);
    }
  };
  useHotkeys(
    [
      ['alt+ArrowDown', () => step(1)],
      ['alt+ArrowUp', () => step(-1)],
    ],
    [],
  );
}

/** The window's title: how much is unread, and where one is. */
function useTitle(conversation: Conversation | undefined): void {
  const me = useChat().me.person.id;
  const { data: conversations = [] } = useConversations();
  const unread = conversations.reduce((sum, each) => sum + each.unread, 0);
  const name = conversation === undefined ? '' : `${titleOf(conversation, me)} · `;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${name}Chancery`;
  }, [unread, name]);
}
