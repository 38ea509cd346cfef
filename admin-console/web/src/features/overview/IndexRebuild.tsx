import { useFormats } from '@chancery/web-shell/i18n';
import { useFailureText } from '@chancery/web-shell/ui';
import { Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { archive } from '../../api/archive';
import type { Rebuild } from '../../api/archive';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import classes from './overview.module.css';
import { rebuildMessages } from './rebuildMessages';

const AT_WORK_MILLIS = 1_000;
const AT_REST_MILLIS = 15_000;
const colours = {
  filling: 'amber',
  proving: 'amber',
  swapping: 'amber',
  cleaning: 'amber',
  done: 'moss',
  refused: 'seal',
  abandoned: 'gray',
} as const;

/** The search index, and having it built anew from the vault. */
export function IndexRebuild() {
  const text = rebuildMessages.useText();
  const formats = useFormats();
  const failure = useFailureText();
  const tell = useTell();
  const cache = useQueryClient();
  const [asking, question] = useDisclosure(false);
  const rebuilds = useQuery({
    queryKey: ['index-rebuilds'],
    queryFn: ({ signal }) => archive.rebuilds(signal),
    refetchInterval: ({ state }) => (isRunning(state.data?.items[0]) ? AT_WORK_MILLIS : AT_REST_MILLIS),
    retry: false,
  });
  const settled = () => cache.invalidateQueries({ queryKey: ['index-rebuilds'] });
  const start = useMutation({ mutationFn: archive.startRebuild, onError: tell, onSettled: settled });
  const abandon = useMutation({ mutationFn: archive.abandonRebuild, onError: tell, onSettled: settled });
  const latest = rebuilds.data?.items[0];
  const runs = isRunning(latest);
  return (
    <section className={`console-card ${classes['section'] ?? ''}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Title order={2} size="h5">
              {text('title')}
            </Title>
            {latest === undefined ? null : (
              <Badge variant="light" color={colours[latest.state]}>
                {text(latest.state)}
              </Badge>
            )}
          </Group>
          {runs ? (
            <Button
              variant="default"
              size="xs"
              disabled={latest?.state === 'swapping' || latest?.state === 'cleaning'}
              loading={abandon.isPending}
              onClick={() => abandon.mutate()}
            >
              {text('abandon')}
            </Button>
          ) : (
            <Button
              variant="default"
              size="xs"
              disabled={rebuilds.data === undefined}
              loading={start.isPending}
              onClick={question.open}
            >
              {text('rebuild')}
            </Button>
          )}
        </Group>
        {rebuilds.isError ? <Text size="sm">{failure(rebuilds.error)}</Text> : null}
        {rebuilds.data !== undefined && latest === undefined ? (
          <Text size="sm" c="dimmed">
            {text('never')}
          </Text>
        ) : null}
        {latest === undefined ? null : runs ? (
          <Running rebuild={latest} />
        ) : (
          <Text size="sm" c="dimmed">
            {text('ended', {
              at: formats.exact(latest.finishedAt ?? latest.startedAt),
              by: latest.startedBy,
              vault: formats.number(latest.fromVault),
              store: formats.number(latest.fromStore),
            })}
          </Text>
        )}
        {latest?.state === 'refused' ? (
          <Text size="sm" dir="auto">
            {latest.outcome}
          </Text>
        ) : null}
      </Stack>
      <Ask
        opened={asking}
        title={text('askTitle')}
        detail={text('askDetail')}
        action={text('rebuild')}
        busy={start.isPending}
        onConfirm={() => {
          question.close();
          start.mutate();
        }}
        onClose={question.close}
      />
    </section>
  );
}

function Running({ rebuild }: { readonly rebuild: Rebuild }) {
  const text = rebuildMessages.useText();
  const { number } = useFormats();
  const of = rebuild.of ?? 0;
  const done = rebuild.state === 'filling' ? (rebuild.sent ?? 0) : rebuild.proven;
  const share = of === 0 || rebuild.state === 'cleaning' ? 100 : Math.min(100, (done / of) * 100);
  return (
    <>
      <Progress value={share} aria-label={text(rebuild.state)} animated />
      <Text size="sm" c="dimmed" className="tabular">
        {text(rebuild.state === 'filling' ? 'sentOf' : 'provenOf', { done: number(done), of: number(of) })}
      </Text>
      {rebuild.trouble ? (
        <Text size="sm" dir="auto">
          {text('waits')} {rebuild.trouble}
        </Text>
      ) : null}
    </>
  );
}

function isRunning(rebuild: Rebuild | undefined): boolean {
  return rebuild !== undefined && !rebuild.finishedAt;
}
