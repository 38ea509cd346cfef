import { ErrorState } from '@chancery/web-shell/ui';
import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { resultSets } from '../../api/resultSets';
import type { SinceFrozen } from '../../api/resultSets';
import { Result } from '../search/Results';
import { resultSetMessages } from './messages';
import classes from './resultSets.module.css';

type SinceProps = { readonly set: string; readonly onOpen: (id: string) => void };

/** Asks a set's question once more, when somebody wants it, and says what is different. */
export function Since({ set, onOpen }: SinceProps) {
  const text = resultSetMessages.useText();
  const since = useQuery({
    queryKey: ['result-set-since', set],
    queryFn: ({ signal }) => resultSets.since(set, signal),
    // It is a search, so it is on record, and made only when it is asked for.
    enabled: false,
    gcTime: 0,
  });
  return (
    <section className="console-card" style={{ padding: '16px 18px' }}>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4">
          {text('sinceTitle')}
        </Title>
        <Button
          variant="default"
          size="sm"
          className="no-print"
          leftSection={<IconArrowsDiff size={16} stroke={1.6} />}
          loading={since.isFetching}
          onClick={() => void since.refetch()}
        >
          {text('compare')}
        </Button>
      </Group>
      {since.isError ? <ErrorState error={since.error} onRetry={() => void since.refetch()} /> : null}
      {since.data === undefined ? null : <Difference since={since.data} onOpen={onOpen} />}
    </section>
  );
}

function Difference({
  since,
  onOpen,
}: {
  readonly since: SinceFrozen;
  readonly onOpen: (id: string) => void;
}) {
  const text = resultSetMessages.useText();
  const lines = [
    since.came === 0 ? undefined : text('came', { count: since.came }),
    since.gone === 0 ? undefined : text('gone', { count: since.gone }),
    since.notFound === 0 ? undefined : text('notFound', { count: since.notFound }),
  ].filter((line) => line !== undefined);
  return (
    <Stack gap="sm" mt="sm" role="status">
      {since.complete && lines.length === 0 ? <Text>{text('same')}</Text> : null}
      {since.complete ? null : <Text>{text('tooMany')}</Text>}
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {since.newest.length === 0 ? null : (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {text('newest')}
          </Text>
          <ul className={classes['newest']}>
            {since.newest.map((record) => (
              <li key={record.id}>
                <Result record={record} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}
