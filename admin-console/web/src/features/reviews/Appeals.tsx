import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Group, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reviews } from '../../api/reviews';
import type { Appeal } from '../../api/reviews';
import { paths } from '../../app/paths';
import { useTell } from '../policies/useDraft';
import { Decide } from './Decide';
import { MessageCard } from './MessageCard';
import { reviewMessages } from './messages';
import classes from './reviews.module.css';

type Open = { readonly items: readonly Appeal[] };

/** Objections nobody has answered yet. */
export function Appeals({ query }: { readonly query: UseQueryResult<Open> }) {
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
        icon={<IconGavel size={28} stroke={1.5} />}
        title={text('noAppeals')}
        detail={text('noAppealsDetail')}
      />
    );
  }
  return (
    <ul className={classes['queue']}>
      {query.data.items.map((appeal) => (
        <li key={appeal.id}>
          <Objection appeal={appeal} />
        </li>
      ))}
    </ul>
  );
}

function Objection({ appeal }: { readonly appeal: Appeal }) {
  const text = reviewMessages.useText();
  const { exact } = useFormats();
  const cache = useQueryClient();
  const tell = useTell();
  const answer = useMutation({
    mutationFn: ({ ruling, said }: { ruling: 'uphold' | 'overturn'; said: string }) =>
      reviews.answer(appeal.id, ruling, said),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['appeals'] }),
  });
  return (
    <MessageCard message={appeal.message} where={undefined}>
      <blockquote className={classes['objection']}>
        <Text size="xs" c="dimmed">
          {text('objection', { at: exact(appeal.filedAt) })}
        </Text>
        <Text size="sm" dir="auto">
          {appeal.text}
        </Text>
      </blockquote>
      <Group gap="sm" justify="space-between">
        <Anchor component={Link} to={paths.policy(appeal.policy)} size="sm">
          {text('toPolicy', { policy: appeal.policy })}
        </Anchor>
        <Group gap="sm">
          <Decide
            action={text('uphold')}
            title={text('upholdTitle')}
            detail={text('upholdDetail')}
            field={text('answerToSender')}
            busy={answer.isPending}
            onConfirm={(said) => answer.mutate({ ruling: 'uphold', said })}
          />
          <Decide
            action={text('overturn')}
            title={text('overturnTitle')}
            detail={text('overturnDetail')}
            field={text('answerToSender')}
            busy={answer.isPending}
            onConfirm={(said) => answer.mutate({ ruling: 'overturn', said })}
          />
        </Group>
      </Group>
    </MessageCard>
  );
}
