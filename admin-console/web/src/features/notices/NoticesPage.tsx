import { useFormats } from '@chancery/web-shell/i18n';
import {
  ColourSchemeSwitch,
  EmptyState,
  ErrorState,
  LanguageSwitch,
  LoadingState,
  Wordmark,
} from '@chancery/web-shell/ui';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signOut } from '../../api/me';
import { record } from '../../api/record';
import type { OwnNotice } from '../../api/record';
import { useTell } from '../policies/useDraft';
import { noticeMessages } from './messages';
import classes from './notices.module.css';

const KEY = ['my-notices'];

/** What a custodian must keep. The one page of the console that is for every employee. */
export function NoticesPage() {
  const text = noticeMessages.useText();
  const title = text('title');
  const notices = useQuery({ queryKey: KEY, queryFn: ({ signal }) => record.notices(signal) });
  useEffect(() => {
    document.title = `${title} · Chancery`;
  }, [title]);
  return (
    <div className={classes['page']}>
      <Group component="header" justify="space-between" mb="xl">
        <Wordmark size={22} suffix={text('suffix')} />
        <Group gap={4}>
          <LanguageSwitch />
          <ColourSchemeSwitch />
          <Button variant="subtle" color="gray" size="xs" onClick={() => void signOut()}>
            {text('signOut')}
          </Button>
        </Group>
      </Group>
      <main>
        <Title order={1} mb={6}>
          {title}
        </Title>
        <Text c="dimmed" mb="lg">
          {text('lead')}
        </Text>
        {notices.isPending ? <LoadingState rows={3} /> : null}
        {notices.isError ? <ErrorState error={notices.error} onRetry={() => void notices.refetch()} /> : null}
        {notices.data?.items.length === 0 ? (
          <EmptyState
            icon={<IconMailCheck size={28} stroke={1.5} />}
            title={text('none')}
            detail={text('noneDetail')}
          />
        ) : null}
        <ul className={classes['list']}>
          {(notices.data?.items ?? []).map((notice) => (
            <li key={notice.id} className={`console-card ${classes['notice'] ?? ''}`}>
              <OneNotice notice={notice} />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

function OneNotice({ notice }: { readonly notice: OwnNotice }) {
  const text = noticeMessages.useText();
  const formats = useFormats();
  const tell = useTell();
  const cache = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => record.acknowledge(notice.id),
    onSuccess: (answer) => cache.setQueryData(KEY, answer),
    onError: tell,
  });
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        {text('sent', { at: formats.exact(notice.sentAt) })}
      </Text>
      <Text dir="auto" className={classes['words'] ?? ''}>
        {notice.text}
      </Text>
      {notice.releasedAt ? <Text fw={600}>{text('over')}</Text> : null}
      {notice.acknowledgedAt ? (
        <Text size="sm" role="status">
          {text('understood', { at: formats.exact(notice.acknowledgedAt) })}
        </Text>
      ) : notice.releasedAt ? null : (
        <Group justify="flex-end">
          <Button loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            {text('understand')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
