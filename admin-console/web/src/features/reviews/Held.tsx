import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Group } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMe } from '../../api/me';
import { reviews } from '../../api/reviews';
import type { HeldMessage } from '../../api/reviews';
import { useTell } from '../policies/useDraft';
import { Decide } from './Decide';
import { MessageCard } from './MessageCard';
import { reviewMessages } from './messages';
import classes from './reviews.module.css';

type Held = { readonly items: readonly HeldMessage[] };

/** The queue of held messages, oldest first. */
export function Held({ query }: { readonly query: UseQueryResult<Held> }) {
  const text = reviewMessages.useText();
  if (query.isPending) {
    return <LoadingState rows={4} />;
  }
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data.items.length === 0) {
    return (
      <EmptyState
        icon={<IconClockPause size={28} stroke={1.5} />}
        title={text('noneHeld')}
        detail={text('noneHeldDetail')}
      />
    );
  }
  return (
    <ul className={classes['queue']}>
      {query.data.items.map((held) => (
        <li key={held.message.id}>
          <Waiting held={held} />
        </li>
      ))}
    </ul>
  );
}

function Waiting({ held }: { readonly held: HeldMessage }) {
  const text = reviewMessages.useText();
  const cache = useQueryClient();
  const tell = useTell();
  const { person } = useMe();
  const decide = useMutation({
    mutationFn: ({ decision, reason }: { decision: 'release' | 'reject'; reason: string }) =>
      reviews.decide(held.message.id, decision, reason),
    onError: tell,
    // Also after a failure: somebody else may have decided first.
    onSettled: () => cache.invalidateQueries({ queryKey: ['held'] }),
  });
  const barred = held.message.sender.id === person.id ? text('ownMessage') : undefined;
  return (
    <MessageCard
      message={held.message}
      where={
        held.conversationName === undefined
          ? text('direct')
          : text('inConversation', { name: held.conversationName, count: held.audienceSize })
      }
    >
      <Group gap="sm" justify="flex-end">
        <Decide
          action={text('reject')}
          title={text('rejectTitle')}
          detail={text('rejectDetail')}
          colour="seal"
          barred={barred}
          busy={decide.isPending}
          onConfirm={(reason) => decide.mutate({ decision: 'reject', reason })}
        />
        <Decide
          action={text('release')}
          title={text('releaseTitle')}
          detail={text('releaseDetail')}
          barred={barred}
          busy={decide.isPending}
          onConfirm={(reason) => decide.mutate({ decision: 'release', reason })}
        />
      </Group>
    </MessageCard>
  );
}
