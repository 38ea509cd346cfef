import { useQuery } from '@tanstack/react-query';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { membersQuery } from '../conversations/conversations';
import { useTypists } from '../presence/live';
import classes from './messages.module.css';

/** Says who is typing; keeps its height when nobody is. */
export function TypingLine({ conversation }: { readonly conversation: string }) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const typists = useTypists(conversation).filter((id) => id !== me);
  const { data: people } = useQuery({
    ...membersQuery(conversation),
    enabled: typists.length > 0,
    staleTime: 60_000,
  });
  const names = typists.map((id) => people?.find((person) => person.id === id)?.name ?? '…');
  const [first, second] = names;
  return (
    <div className={classes.typing} role="status">
      {first === undefined || people === undefined ? null : (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {names.length > 2
            ? text('typingMany')
            : second === undefined
              ? text('typingOne', { name: first })
              : text('typingTwo', { first, second })}
        </>
      )}
    </div>
  );
}
