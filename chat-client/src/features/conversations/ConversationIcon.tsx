import { PersonAvatar } from '@chancery/web-shell/ui';
import { IconHash, IconLock } from '@tabler/icons-react';
import { usePresence } from '../presence/live';
import { counterpartOf, titleOf } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';

type ConversationIconProps = {
  readonly conversation: Conversation;
  readonly me: string;
  readonly size?: number;
};

/** The other person's picture and presence, or the sign of a room. */
export function ConversationIcon({ conversation, me, size = 38 }: ConversationIconProps) {
  const person = counterpartOf(conversation, me);
  const presence = usePresence(person?.id);
  if (conversation.kind === 'direct') {
    return (
      <PersonAvatar
        name={titleOf(conversation, me)}
        seed={person?.id ?? conversation.id}
        size={size}
        presence={presence}
      />
    );
  }
  const Sign = conversation.visibility === 'private' ? IconLock : IconHash;
  return (
    <span className={classes.room} style={{ width: size, height: size }} aria-hidden>
      <Sign size={size * 0.48} stroke={1.7} />
    </span>
  );
}
