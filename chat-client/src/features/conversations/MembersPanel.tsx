import { ErrorState, LoadingState, PersonAvatar, unitName } from '@chancery/web-shell/ui';
import { ActionIcon, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { Person } from '../../socket/frames';
import { usePresence, useStatusText } from '../presence/live';
import { useOpenDirect } from './actions';
import { membersQuery } from './conversations';
import classes from './conversations.module.css';
import { Failure } from './Failure';

type MembersPanelProps = { readonly conversation: string; readonly onClose: () => void };

/** Who is in the conversation; a click on someone opens the talk with them alone. */
export function MembersPanel({ conversation, onClose }: MembersPanelProps) {
  const text = chatTexts.useText();
  const members = useQuery(membersQuery(conversation));
  return (
    <aside className={`${classes.members} chancery-scroll`} aria-label={text('members')}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>
          {text('members')}
          {members.data === undefined ? null : (
            <Text span c="dimmed" ms={6} className="tabular">
              {members.data.length}
            </Text>
          )}
        </Title>
        <ActionIcon variant="subtle" color="gray" aria-label={text('close')} onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </Group>
      {members.isPending ? <LoadingState withPicture rows={5} /> : null}
      {members.isError ? <ErrorState error={members.error} onRetry={() => void members.refetch()} /> : null}
      {members.data
        ?.toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => (
          <Member key={person.id} person={person} />
        ))}
    </aside>
  );
}

function Member({ person }: { readonly person: Person }) {
  const text = chatTexts.useText();
  const presence = usePresence(person.id);
  const says = useStatusText(person.id);
  const direct = useOpenDirect();
  const isMe = useChat().me.person.id === person.id;
  const content = (
    <span className={classes.member}>
      <PersonAvatar name={person.name} seed={person.id} size={34} presence={presence} />
      <span className={classes.headText}>
        <Text size="sm" fw={550} truncate>
          {person.name}{' '}
          {isMe ? (
            <Text span c="dimmed" inherit fw={400}>
              ({text('you')})
            </Text>
          ) : null}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[text(presence), unitName(person.unit)].filter(Boolean).join(' · ')}
        </Text>
        {says === undefined ? null : (
          <Text size="xs" truncate dir="auto" title={says}>
            {says}
          </Text>
        )}
      </span>
    </span>
  );
  return isMe ? (
    content
  ) : (
    <>
      <UnstyledButton
        w="100%"
        onClick={() => direct.mutate(person.id)}
        aria-label={text('messageTo', { name: person.name })}
      >
        {content}
      </UnstyledButton>
      <Failure error={direct.error} />
    </>
  );
}
